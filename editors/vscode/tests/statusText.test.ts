import assert from "node:assert/strict";
import { test } from "node:test";
import type { ServerStatus, State } from "../src/status";
import { statusText, statusTooltip } from "../src/statusText";

const folder = { uri: "file:///corpus", name: "corpus", articles: 28, entries: 96, indexing: null };

function running(changes: Partial<ServerStatus>): State {
  return { kind: "running", version: "0.1.0", status: { health: "ok", message: null, folders: [folder], ...changes } };
}

test("the status bar counts the articles of all folders", () => {
  assert.equal(statusText(running({})).text, "$(book) Newsmark: 28 articles");
  const two = [folder, { ...folder, name: "archive", articles: 1_000 }];
  assert.equal(statusText(running({ folders: two })).text, "$(book) Newsmark: 1028 articles");
  assert.equal(statusText(running({ folders: [{ ...folder, articles: 1 }] })).text, "$(book) Newsmark: 1 article");
  assert.equal(statusText(running({ folders: [] })).text, "$(book) Newsmark: 0 articles");
});

test("while a corpus is read the status bar shows how far", () => {
  const folders = [{ ...folder, indexing: { done: 10, total: 40 } }, folder, { ...folder, indexing: { done: 5, total: 5 } }];
  const { text, label } = statusText(running({ folders }));
  assert.equal(text, "$(sync~spin) Newsmark: 15/45");
  assert.equal(label, "Newsmark has read 15 of 45 articles");
});

test("what is broken shows as a warning with its sentence", () => {
  const message = "registry/people.toml cannot be read from line 3 on; its last good state is in force.";
  const shown = statusText(running({ health: "warning", message }));
  assert.equal(shown.text, "$(warning) Newsmark: 28 articles");
  assert.equal(shown.severity, "warning");
  assert.equal(shown.label, `Newsmark, 28 articles. ${message}`);
  assert.match(statusTooltip(running({ health: "warning", message })), /\$\(warning\) registry\/people\.toml cannot be read/);
});

test("labels for screen readers hold words alone", () => {
  const states: State[] = [
    { kind: "starting" },
    { kind: "waiting", seconds: 1 },
    { kind: "stopped", reason: "There is no program." },
    { kind: "running", version: "0.1.0", status: undefined },
    running({}),
  ];
  for (const state of states) {
    const { label } = statusText(state);
    assert.match(label, /Newsmark/);
    assert.doesNotMatch(label, /\$\(/);
  }
});

test("the tooltip has a row for each folder, and what can be done", () => {
  const tooltip = statusTooltip(running({ folders: [{ ...folder, indexing: { done: 3, total: 28 } }] }));
  assert.match(tooltip, /\| corpus \| 28 \| 96 \| reading, 3 of 28 \|/);
  for (const command of ["showStatus", "showLog", "restart"]) {
    assert.ok(tooltip.includes(`(command:newsmark.${command})`), command);
  }
});

test("a folder's name is shown as it is, not read as Markdown or as a link", () => {
  const name = "[a](command:x) | *b*";
  const tooltip = statusTooltip(running({ folders: [{ ...folder, name }] }));
  assert.ok(!tooltip.includes("](command:x)"));
  assert.ok(tooltip.includes("\\[a\\]\\(command:x\\) \\| \\*b\\*"));
});

test("a server that is not running says why, and offers no question to it", () => {
  const tooltip = statusTooltip({ kind: "stopped", reason: "There is no program." });
  assert.match(tooltip, /Not running: There is no program\./);
  assert.ok(!tooltip.includes("newsmark.showStatus"));
});
