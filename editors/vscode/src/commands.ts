import * as vscode from "vscode";
import { annotate, annotateAll } from "./annotation";
import { showCorpusStatus } from "./corpusStatus";
import { chooseProgram, howToInstall } from "./install";
import { showReferences } from "./references";
import { addToRegistry, openEntry } from "./registry";
import type { Server } from "./server";

/** Registers the commands of `package.json`; `extension` is the folder that it is installed in. */
export function registerCommands(extension: vscode.Uri, server: Server, log: vscode.LogOutputChannel): vscode.Disposable[] {
  const commands: Readonly<Record<string, (...args: unknown[]) => unknown>> = {
    "newsmark.restart": () => server.restart(),
    "newsmark.showLog": () => log.show(),
    "newsmark.chooseProgram": chooseProgram,
    "newsmark.howToInstall": () => howToInstall(extension),
    "newsmark.annotate": () => annotate(server),
    "newsmark.annotateAll": () => annotateAll(server),
    "newsmark.addToRegistry": () => addToRegistry(server),
    "newsmark.openEntry": () => openEntry(server),
    "newsmark.showReferences": (uri, position) => showReferences(uri, position),
    "newsmark.showStatus": () => showCorpusStatus(server),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}
