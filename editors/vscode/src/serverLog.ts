import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Where the lines of the server's log go, by how grave they are. */
export interface Log {
  trace(text: string): void;
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/** Hands the server's error stream on to a log, line by line, and keeps the last line. */
export class ServerLog {
  #last = "";

  constructor(stream: Readable, log: Log) {
    const lines = createInterface({ input: stream, crlfDelay: Infinity });
    lines.on("line", (line) => {
      const { level, text } = parsed(line);
      log[level](text);
      if (text.trim() !== "") {
        this.#last = text.trim();
      }
    });
  }

  /** What the server said last; empty where it said nothing. */
  get lastWords(): string {
    return this.#last;
  }
}

/** A line without the time, level and origin that the server puts in front; any other line is an error's. */
export function parsed(line: string): { readonly level: keyof Log; readonly text: string } {
  const [, level, text] = /^\d{4}-\d\d-\d\dT\S+\s+(TRACE|DEBUG|INFO|WARN|ERROR)\s+(?:[\w:]+:\s+)?(.*)$/.exec(line) ?? [];
  return level === undefined || text === undefined
    ? { level: "error", text: line.replace(/^newsmark: /, "") }
    : { level: level.toLowerCase() as keyof Log, text };
}
