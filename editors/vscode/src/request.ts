import * as vscode from "vscode";
import { ExecuteCommandRequest, ResponseError, type LanguageClient } from "vscode-languageclient/node";
import type { Server } from "./server";
import type { State } from "./status";

/** An article that a command is about: the active editor, and the client that can be asked about it. */
export interface Place {
  readonly editor: vscode.TextEditor;
  readonly client: LanguageClient;
}

/** The running client; where none runs the user is told why, and there is none. */
export function runningClient(server: Server): LanguageClient | undefined {
  const client = server.client;
  if (client === undefined) {
    refuse(whyNotRunning(server.state));
  }
  return client;
}

/** The active editor with the running client; where one is missing the user is told. */
export function activePlace(server: Server): Place | undefined {
  const client = runningClient(server);
  if (client === undefined) {
    return undefined;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    refuse("No article is open. Open one, put the cursor on a name, and try again.");
    return undefined;
  }
  return { editor, client };
}

/** What the server gives for one of its commands; where it refuses, its reason is shown. */
export async function execute<T>(client: LanguageClient, command: string, argument?: unknown): Promise<T | undefined> {
  const params = { command, arguments: argument === undefined ? [] : [argument] };
  try {
    const result: unknown = await client.sendRequest(ExecuteCommandRequest.method, params);
    return (result ?? undefined) as T | undefined;
  } catch (error) {
    refuse(error instanceof ResponseError || error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Tells the user why nothing was done. */
export function refuse(reason: string): void {
  void vscode.window.showInformationMessage(reason);
}

/** Tells in passing what was done. */
export function report(text: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${text}`, 6_000);
}

function whyNotRunning(state: State): string {
  switch (state.kind) {
    case "stopped":
      return `Newsmark is not running: ${state.reason}`;
    case "waiting":
      return "The Newsmark server ended and is being started again. Try again in a moment.";
    default:
      return "Newsmark is still starting. Try again in a moment.";
  }
}
