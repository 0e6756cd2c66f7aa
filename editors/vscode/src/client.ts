import type { ChildProcess } from "node:child_process";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import { Announcements } from "./announcements";
import { serverSettings } from "./settings";
import { statusNotification, type ServerStatus } from "./status";

/**
 * What is sent to the server: articles of Newsmark's own language wherever they are, and files of other languages, which
 * the server leaves alone where no `newsmark.toml` includes them.
 */
const documents = [
  { language: "newsmark", scheme: "file" },
  { language: "newsmark", scheme: "untitled" },
  { language: "markdown", scheme: "file" },
  { language: "plaintext", scheme: "file" },
  { language: "toml", scheme: "file" },
];

/**
 * A client whose own troubles go to the log alone: what the user should know of them is told once, in words, by whoever
 * started the server. What the server itself has to say is shown as ever.
 */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** A client for one process of the server. It never starts another by itself. */
export function makeClient(
  server: ChildProcess,
  log: vscode.LogOutputChannel,
  onStatus: (status: ServerStatus) => void,
): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: documents,
    outputChannel: log,
    // Whoever started the process reads its error stream.
    stdioOptions: { stdout: () => undefined, stderr: () => undefined },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => serverSettings(vscode.workspace.getConfiguration("newsmark")),
    // The end of the process is dealt with by whoever started it.
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true, message: "The connection to the server is closed." }),
    },
    middleware: {
      workspace: {
        configuration: async (params, token, next) => {
          const values = await next(params, token);
          return Array.isArray(values)
            ? values.map((value, place) => (params.items[place]?.section === "newsmark" ? serverSettings(value) : value))
            : values;
        },
      },
    },
    markdown: { isTrusted: false, supportHtml: false },
  };
  const client = new QuietClient("newsmark", "Newsmark", () => Promise.resolve(server), options);
  client.registerFeature(new Announcements());
  client.onNotification(statusNotification, onStatus);
  return client;
}
