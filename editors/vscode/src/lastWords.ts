import type { Readable } from "node:stream";
import { createInterface } from "node:readline";

/** Keeps the last line that a program wrote to a stream. */
export class LastWords {
  #line = "";

  constructor(stream: Readable) {
    const lines = createInterface({ input: stream, crlfDelay: Infinity });
    lines.on("line", (line) => {
      if (line.trim() !== "") {
        this.#line = line.trim();
      }
    });
  }

  /** The line without the time and level that a log puts in front; empty where nothing was written. */
  get text(): string {
    return withoutLogMarks(this.#line);
  }
}

/** A line of the server's log without its time, level and origin. */
export function withoutLogMarks(line: string): string {
  return line.replace(/^\d{4}-\d\d-\d\dT\S+\s+[A-Z]+\s+(?:[\w:]+:\s+)?/, "").replace(/^newsmark: /, "");
}
