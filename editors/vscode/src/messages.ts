import * as vscode from "vscode";

/** Tells the user what is wrong: each thing once, and with the way out. */
export class Messages {
  readonly #told = new Set<string>();

  /** Lets everything be told again: the user began anew. */
  forget(): void {
    this.#told.clear();
  }

  programMissing(reason: string): void {
    const actions = {
      "Choose the program…": () => vscode.commands.executeCommand("newsmark.chooseProgram"),
      "How to install": () => vscode.commands.executeCommand("newsmark.howToInstall"),
    };
    this.#tell("error", `Newsmark cannot check your copy. ${reason}`, actions);
  }

  versionDiffers(expected: string, found: string, program: string): void {
    const text = `This extension is made for Newsmark ${expected}, but "${program}" is ${found}. Some of it may not work until both are of one version.`;
    this.#tell("warning", text, {
      "How to install": () => vscode.commands.executeCommand("newsmark.howToInstall"),
    });
  }

  gaveUp(reason: string): void {
    const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`;
    this.#tell("error", `The Newsmark server ended again and again, and is not started any more. The last it said: ${sentence}`, {
      "Show log": () => vscode.commands.executeCommand("newsmark.showLog"),
      Restart: () => vscode.commands.executeCommand("newsmark.restart"),
    });
  }

  #tell(kind: "error" | "warning", text: string, actions: Readonly<Record<string, () => Thenable<unknown>>>): void {
    if (this.#told.has(text)) {
      return;
    }
    this.#told.add(text);
    const show = kind === "error" ? vscode.window.showErrorMessage : vscode.window.showWarningMessage;
    void show(text, ...Object.keys(actions)).then((chosen) => (chosen === undefined ? undefined : actions[chosen]?.()));
  }
}
