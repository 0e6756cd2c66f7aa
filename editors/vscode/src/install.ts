import * as vscode from "vscode";

/** The walkthrough for the first use. */
const category = "newsmark.newsmark#start";

/** Opens the walkthrough where it tells how to get the program. */
export function howToInstall(): Thenable<unknown> {
  return vscode.commands.executeCommand("workbench.action.openWalkthrough", { category, step: "program" }, false);
}

/** Lets the user point at the program, and keeps that in the settings. */
export async function chooseProgram(): Promise<void> {
  const filters = process.platform === "win32" ? { filters: { Programs: ["exe"] } } : {};
  const [file] =
    (await vscode.window.showOpenDialog({ ...filters, title: "Choose the program newsmark", openLabel: "Use this program" })) ?? [];
  if (file !== undefined) {
    const settings = vscode.workspace.getConfiguration("newsmark");
    if (settings.get("path") === file.fsPath) {
      // The setting stays as it is, but what it names may be another program by now.
      await vscode.commands.executeCommand("newsmark.restart");
    } else {
      await settings.update("path", file.fsPath, vscode.ConfigurationTarget.Global);
    }
  }
}
