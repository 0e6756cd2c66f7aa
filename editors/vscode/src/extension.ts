import * as vscode from "vscode";
import { registerCommands } from "./commands";
import { Messages } from "./messages";
import { Server } from "./server";
import { StatusBar } from "./statusBar";

let running: Server | undefined;

/** Called by VS Code once there is an article or a `newsmark.toml`. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Newsmark", { log: true });
  const server = new Server(context, log, new Messages());
  const statusBar = new StatusBar();
  running = server;
  context.subscriptions.push(
    log,
    server,
    statusBar,
    server.onStateChange((state) => {
      statusBar.show(state);
      void vscode.commands.executeCommand("setContext", "newsmark.running", state.kind === "running");
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("newsmark.path")) {
        void server.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (server.state.kind === "stopped") {
        void server.restart();
      }
    }),
    ...registerCommands(context.extensionUri, server, log),
  );
  void server.restart();
}

/** Called by VS Code when it ends or the extension is turned off. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
