import * as vscode from "vscode";
import { refuse } from "./request";

/** Lists the mentions of what stands at a position of the protocol, as a code lens asks for. */
export async function showReferences(uri: unknown, position: unknown): Promise<void> {
  if (typeof uri !== "string" || !isPosition(position)) {
    refuse("Put the cursor on a name and choose \"Find All References\" to list its mentions.");
    return;
  }
  const place = new vscode.Position(position.line, position.character);
  await vscode.commands.executeCommand("editor.action.findReferences", vscode.Uri.parse(uri, true), place);
}

function isPosition(value: unknown): value is { readonly line: number; readonly character: number } {
  return (
    typeof value === "object" &&
    value !== null &&
    "line" in value &&
    typeof value.line === "number" &&
    "character" in value &&
    typeof value.character === "number"
  );
}
