import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { annotatesHere } from "../src/annotationTitles";

/** The server's titles that begin with "Annotate", as its source has them, with numbers and names filled in. */
function titles(): string[] {
  const source = ["annotate.rs", "annotate_actor.rs"].map((file) => readFileSync(`../../src/ide/${file}`, "utf8")).join("\n");
  const found = [...source.matchAll(/"(Annotate (?:\\"|[^"])+)"/g)].map((title) => title[1] ?? "");
  return [...new Set(found.map((title) => title.replaceAll('\\"', '"').replace("{count}", "4").replace(/\{\w*\}/g, "x")))];
}

test("one keystroke annotates what the cursor is in, and never all of an article or the corpus", () => {
  const here = titles().filter(annotatesHere);
  const elsewhere = titles().filter((title) => !annotatesHere(title));
  assert.deepEqual(here.sort(), [
    'Annotate "x" as x',
    'Annotate "x" as x x',
    'Annotate "x" as xx',
    "Annotate 4 dates of the selection",
    "Annotate selection as x",
  ]);
  assert.ok(elsewhere.length >= 3 && elsewhere.every((title) => /all|in this article/.test(title)), elsewhere.join("; "));
});
