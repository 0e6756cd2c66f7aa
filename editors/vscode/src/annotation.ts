import * as vscode from "vscode";
import { annotatesHere } from "./annotationTitles";
import { activePlace, execute, refuse, report } from "./request";
import type { Server } from "./server";
import { counted } from "./statusText";

/** Annotates the name or date at the cursor, or the selection. The user is asked where that can mean several things. */
export async function annotate(server: Server): Promise<void> {
  const place = activePlace(server);
  if (place === undefined) {
    return;
  }
  const { document, selection } = place.editor;
  const offered =
    (await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
      "vscode.executeCodeActionProvider",
      document.uri,
      selection,
      vscode.CodeActionKind.RefactorRewrite.value,
    )) ?? [];
  const actions = offered.filter((action) => action.edit !== undefined && annotatesHere(action.title));
  const [only] = actions;
  if (only === undefined) {
    refuse(
      "There is no name or date here that can be annotated: it has its annotation already, or Newsmark does not know it. Select the words to annotate them all the same.",
    );
    return;
  }
  const chosen = actions.length === 1 ? only : await choose(actions);
  if (chosen?.edit !== undefined) {
    await vscode.workspace.applyEdit(chosen.edit);
  }
}

async function choose(actions: readonly vscode.CodeAction[]): Promise<vscode.CodeAction | undefined> {
  const items = actions.map((action) => ({ label: action.title, action }));
  const chosen = await vscode.window.showQuickPick(items, { title: "Newsmark: Annotate", placeHolder: "As what?" });
  return chosen?.action;
}

/** Annotates every mention of the article that has no annotation yet, and says how many. */
export async function annotateAll(server: Server): Promise<void> {
  const place = activePlace(server);
  if (place === undefined) {
    return;
  }
  const uri = place.client.code2ProtocolConverter.asUri(place.editor.document.uri);
  const result = await execute<{ readonly count: number }>(place.client, "newsmark.server.annotateAll", {
    uri,
    suggested: false,
  });
  if (result === undefined) {
    return;
  }
  if (result.count === 0) {
    refuse("There is nothing to annotate: every name in this article that Newsmark is sure of has its annotation.");
  } else {
    report(`Newsmark annotated ${counted(result.count, "mention")}.`);
  }
}
