import * as vscode from "vscode";
import { execute, runningClient } from "./request";
import type { Server } from "./server";

/** Shows what the server says of its corpora, in words. */
export async function showCorpusStatus(server: Server): Promise<void> {
  const client = runningClient(server);
  if (client === undefined) {
    return;
  }
  const status = await execute<{ readonly text: string }>(client, "newsmark.server.corpusStatus");
  if (status !== undefined) {
    const show = "Show log";
    const chosen = await vscode.window.showInformationMessage("Corpus status", { modal: true, detail: status.text }, show);
    if (chosen === show) {
      await vscode.commands.executeCommand("newsmark.showLog");
    }
  }
}
