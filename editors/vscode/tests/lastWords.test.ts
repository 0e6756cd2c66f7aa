import assert from "node:assert/strict";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { LastWords, withoutLogMarks } from "../src/lastWords";

test("a log line loses its time, level and origin", () => {
  assert.equal(withoutLogMarks("2015-03-23T08:00:00.123456Z ERROR newsmark::server: no memory left"), "no memory left");
  assert.equal(withoutLogMarks("newsmark: cannot start the server: no runtime"), "cannot start the server: no runtime");
  assert.equal(withoutLogMarks("Segmentation fault"), "Segmentation fault");
});

test("the last line with text in it is kept", async () => {
  const stream = new PassThrough();
  const words = new LastWords(stream);
  stream.end("newsmark: first\nnewsmark: last\n\n  \n");
  await once(stream, "close");
  assert.equal(words.text, "last");
});

test("a program that says nothing has no last words", () => {
  assert.equal(new LastWords(new PassThrough()).text, "");
});
