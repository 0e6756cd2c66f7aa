import assert from "node:assert/strict";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { parsed, ServerLog, type Log } from "../src/serverLog";

/** A log that keeps what it is told, with the level in front. */
function keepingLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (text: string) => void lines.push(`${level}: ${text}`);
  const log = { trace: keep("trace"), debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
  return { log, lines };
}

test("a log line loses its time and origin, and keeps its level", () => {
  const line = "2015-03-23T08:00:00.123456Z  WARN newsmark::server::work: no memory left";
  assert.deepEqual(parsed(line), { level: "warn", text: "no memory left" });
});

test("what is no log line is an error", () => {
  assert.deepEqual(parsed("newsmark: cannot start the server: no runtime"), {
    level: "error",
    text: "cannot start the server: no runtime",
  });
  assert.deepEqual(parsed("Segmentation fault"), { level: "error", text: "Segmentation fault" });
});

test("every line goes to the log, and the last one with text in it is kept", async () => {
  const stream = new PassThrough();
  const { log, lines } = keepingLog();
  const server = new ServerLog(stream, log);
  stream.end("2015-03-23T08:00:00Z  INFO newsmark: ready\nnewsmark: last\n  \n");
  await once(stream, "close");
  assert.deepEqual(lines, ["info: ready", "error: last", "error:   "]);
  assert.equal(server.lastWords, "last");
});

test("a server that says nothing has no last words", () => {
  assert.equal(new ServerLog(new PassThrough(), keepingLog().log).lastWords, "");
});
