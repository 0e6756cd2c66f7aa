import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { Backoff } from "./backoff";
import { fitsTogether } from "./binary";
import { makeClient } from "./client";
import type { Messages } from "./messages";
import { locateProgram } from "./program";
import { ServerLog } from "./serverLog";
import type { State } from "./status";

/** One process of the server with the client that talks to it. */
interface Session {
  readonly process: ChildProcess;
  readonly client: LanguageClient;
  readonly log: ServerLog;
  /** Why the server could not be talked to; empty where it could. */
  fault: string;
}

/** Starts the server, starts it again where it ends by itself, and knows how it is. */
export class Server implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #messages: Messages;
  readonly #backoff = new Backoff();
  readonly #stateChange = new vscode.EventEmitter<State>();
  /** Fires whenever the state changes. */
  readonly onStateChange = this.#stateChange.event;
  #state: State = { kind: "starting" };
  #session: Session | undefined;
  #pause: NodeJS.Timeout | undefined;
  /** Counts starts, so that one that takes long knows whether another has overtaken it. */
  #start = 0;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, messages: Messages) {
    this.#context = context;
    this.#log = log;
    this.#messages = messages;
  }

  get state(): State {
    return this.#state;
  }

  /** The client of the running server; `undefined` while none runs. */
  get client(): LanguageClient | undefined {
    return this.#state.kind === "running" ? this.#session?.client : undefined;
  }

  /** Starts the server anew, as the user asked for: what it did before is forgotten. */
  async restart(): Promise<void> {
    this.#backoff.reset();
    this.#messages.forget();
    await this.#startAnew();
  }

  /** Stops the server, and starts it again no more. */
  async stop(): Promise<void> {
    this.#start += 1;
    clearTimeout(this.#pause);
    await this.#endSession();
  }

  dispose(): void {
    this.#stateChange.dispose();
  }

  async #startAnew(): Promise<void> {
    const start = ++this.#start;
    const overtaken = () => start !== this.#start;
    clearTimeout(this.#pause);
    this.#setState({ kind: "starting" });
    await this.#endSession();
    const program = await locateProgram(this.#context);
    if (overtaken()) {
      return;
    }
    if (program.kind === "missing") {
      this.#log.error(program.message);
      this.#setState({ kind: "stopped", reason: program.message });
      this.#messages.programMissing(program.message);
      return;
    }
    this.#log.info(`Starting ${program.path}, version ${program.version}.`);
    const expected = this.#context.extension.packageJSON.version as string;
    if (!fitsTogether(expected, program.version)) {
      this.#messages.versionDiffers(expected, program.version, program.path);
    }
    await this.#run(program.path, program.version, overtaken);
  }

  async #run(program: string, version: string, overtaken: () => boolean): Promise<void> {
    const process = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
    // A pipe whose reader has gone is told by the end of the process.
    process.stdin.on("error", () => undefined);
    const log = new ServerLog(process.stderr, this.#log);
    const client = makeClient(process, this.#log, (status) => {
      if (!overtaken() && this.#state.kind !== "stopped") {
        this.#setState({ kind: "running", version, status });
      }
    });
    const session: Session = { process, client, log, fault: "" };
    this.#session = session;
    const ended = new Promise<string>((resolve) => {
      process.once("error", (error) => resolve(error.message));
      process.once("close", (code, signal) => resolve(signal === null ? `status ${code}` : `the signal ${signal}`));
    });
    void ended.then((how) => {
      if (this.#session === session && !overtaken()) {
        void this.#onEnd(session, how);
      }
    });
    try {
      await client.start();
      if (this.#session === session && !overtaken() && this.#state.kind === "starting") {
        this.#setState({ kind: "running", version, status: undefined });
      }
    } catch (error) {
      session.fault = error instanceof Error ? error.message : String(error);
      process.kill();
    }
  }

  async #onEnd(session: Session, how: string): Promise<void> {
    this.#session = undefined;
    const start = this.#start;
    const words = session.log.lastWords || session.fault;
    this.#log.error(`The server ended by itself with ${how}.`);
    const pause = this.#backoff.next(Date.now());
    if (pause === undefined) {
      const reason = words === "" ? `it ended with ${how}` : words;
      this.#setState({ kind: "stopped", reason });
      this.#messages.gaveUp(reason);
    } else {
      this.#setState({ kind: "waiting", seconds: Math.ceil(pause / 1_000) });
    }
    await disposeClient(session.client);
    if (pause !== undefined && start === this.#start) {
      this.#pause = setTimeout(() => void this.#startAnew(), pause);
    }
  }

  async #endSession(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    if (session !== undefined) {
      await disposeClient(session.client);
      await endProcess(session.process);
    }
  }

  #setState(state: State): void {
    this.#state = state;
    this.#stateChange.fire(state);
  }
}

/** Ends a client, which asks its server to end. One whose server is gone already, or never started, has nothing to end. */
async function disposeClient(client: LanguageClient): Promise<void> {
  try {
    await client.dispose(2_000);
  } catch {
    // It was not running.
  }
}

/** Waits a moment for a process to end by itself, and then ends it. */
async function endProcess(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null || process.pid === undefined) {
    return;
  }
  const patience = setTimeout(() => process.kill("SIGKILL"), 2_000);
  await once(process, "exit");
  clearTimeout(patience);
}
