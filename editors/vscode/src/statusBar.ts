import * as vscode from "vscode";
import type { State } from "./status";
import { statusText, statusTooltip } from "./statusText";

/** The item in the status bar: how many articles there are, how far reading them has come, what is wrong. */
export class StatusBar implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem("newsmark.status", vscode.StatusBarAlignment.Right, 90);
    this.#item.name = "Newsmark";
  }

  show(state: State): void {
    const { text, label, severity } = statusText(state);
    const tooltip = new vscode.MarkdownString(statusTooltip(state), true);
    tooltip.isTrusted = { enabledCommands: ["newsmark.showStatus", "newsmark.showLog", "newsmark.restart"] };
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label, role: "button" };
    this.#item.backgroundColor =
      severity === "plain" ? undefined : new vscode.ThemeColor(`statusBarItem.${severity}Background`);
    this.#item.command = state.kind === "stopped" ? "newsmark.showLog" : "newsmark.showStatus";
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
