import { stat } from "node:fs/promises";
import * as vscode from "vscode";
import { findProgram, type Found, type Missing } from "./binary";
import { run } from "./processes";

/** How long a program may take to tell its version, in milliseconds. */
const PATIENCE = 10_000;

/** Looks for the program on this machine. */
export function locateProgram(context: vscode.ExtensionContext): Promise<Found | Missing> {
  return findProgram({
    setting: configuredPath(),
    extensionFolder: context.extensionPath,
    environment: process.env,
    platform: process.platform,
    isFile: async (file) => {
      try {
        return (await stat(file)).isFile();
      } catch {
        return false;
      }
    },
    run: (program, args) => run(program, args, PATIENCE),
  });
}

/** The setting `newsmark.path`. VS Code takes it from a workspace only once its user trusts that. */
function configuredPath(): string {
  const value = vscode.workspace.getConfiguration("newsmark").get<unknown>("path");
  return typeof value === "string" ? value : "";
}
