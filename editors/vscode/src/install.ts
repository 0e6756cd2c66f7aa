import * as vscode from "vscode";

/**
 * Shows how to get the program: the text of the walkthrough's first step. VS Code finds a walkthrough by its name only
 * once it has shown its welcome page, so the text is opened by itself.
 */
export function howToInstall(extension: vscode.Uri): Thenable<unknown> {
  const text = vscode.Uri.joinPath(extension, "walkthrough", "program.md");
  return vscode.commands.executeCommand("markdown.showPreview", text);
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
