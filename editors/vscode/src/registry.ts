import * as vscode from "vscode";
import { SymbolKind, WorkspaceSymbolRequest, type Location } from "vscode-languageclient/node";
import { activePlace, execute, refuse, report, runningClient } from "./request";
import type { Server } from "./server";

/** How long an edit of the server may take to come, and how often it is looked for, in milliseconds. */
const PATIENCE = 10_000;
const STEP = 50;

/** Writes an entry for the name at the cursor, and shows it. */
export async function addToRegistry(server: Server): Promise<void> {
  const place = activePlace(server);
  if (place === undefined) {
    return;
  }
  const { editor, client } = place;
  const added = await execute<{ readonly name: string; readonly location: Location }>(
    client,
    "newsmark.server.addToRegistry",
    {
      uri: client.code2ProtocolConverter.asUri(editor.document.uri),
      position: client.code2ProtocolConverter.asPosition(editor.selection.active),
    },
  );
  if (added !== undefined) {
    const place = client.protocol2CodeConverter.asLocation(added.location);
    if (await appears(place)) {
      await show(place);
      report(`Newsmark added ${added.name} to the registry.`);
    }
  }
}

/** Waits until a place that the server is about to write is there; `false` where it never comes. */
async function appears(place: vscode.Location): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE; waited += STEP) {
    try {
      const document = await vscode.workspace.openTextDocument(place.uri);
      if (document.validateRange(place.range).isEqual(place.range)) {
        return true;
      }
    } catch {
      // The file is not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
  return false;
}

/** Goes to the entry of the name at the cursor; where there is none, lets the user choose among all. */
export async function openEntry(server: Server): Promise<void> {
  const client = runningClient(server);
  if (client === undefined) {
    return;
  }
  const editor = vscode.window.activeTextEditor;
  const entry = editor === undefined ? undefined : await entryAt(editor);
  if (entry !== undefined) {
    await show(entry);
    return;
  }
  const chosen = await chooseEntry(server);
  if (chosen !== undefined) {
    await show(chosen);
  }
}

/** The registry entry of the name at the cursor. Names without one are defined where an article introduces them. */
async function entryAt(editor: vscode.TextEditor): Promise<vscode.Location | undefined> {
  const found =
    (await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[] | undefined>(
      "vscode.executeDefinitionProvider",
      editor.document.uri,
      editor.selection.active,
    )) ?? [];
  const places = found.map((one) =>
    "targetUri" in one ? new vscode.Location(one.targetUri, one.targetSelectionRange ?? one.targetRange) : one,
  );
  return places.find((place) => place.uri.path.endsWith(".toml"));
}

interface EntryItem extends vscode.QuickPickItem {
  readonly location: vscode.Location;
}

async function chooseEntry(server: Server): Promise<vscode.Location | undefined> {
  const items = await entries(server);
  if (items.length === 0) {
    refuse("No registry is open: Newsmark found no entry in the folders of this window.");
    return undefined;
  }
  const options = { title: "Newsmark: Open Registry Entry", placeHolder: "Whose entry?", matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.location;
}

/** All entries that the server knows, by name. */
async function entries(server: Server): Promise<EntryItem[]> {
  const client = server.client;
  const found = (await client?.sendRequest(WorkspaceSymbolRequest.type, { query: "" })) ?? [];
  const items = found.flatMap((symbol): EntryItem[] => {
    if (client === undefined || symbol.kind === SymbolKind.File || !("range" in symbol.location)) {
      return [];
    }
    const location = client.protocol2CodeConverter.asLocation(symbol.location as Location);
    const isEntry = location.uri.path.endsWith(".toml");
    return isEntry ? [{ label: symbol.name, description: symbol.containerName ?? "", location }] : [];
  });
  return items.sort((a, b) => a.label.localeCompare(b.label));
}

async function show(place: vscode.Location): Promise<void> {
  await vscode.window.showTextDocument(place.uri, { selection: place.range });
}
