import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { serverSettings } from "../src/settings";
import { manifest } from "./manifest";

const settings = manifest.contributes.configuration.properties;
/** Settings of the editor's side alone. */
const OWN = ["newsmark.path", "newsmark.trace.server"];

interface Key {
  readonly table: string;
  readonly path: string;
  readonly meaning: string;
}

/** The keys of `newsmark.toml`, out of the server's own list of them. */
function keys(): Key[] {
  const source = readFileSync("../../src/config/keys.rs", "utf8");
  const found = [...source.matchAll(/\bkey\(\s*"([a-z_]*)",\s*"[a-z_]+",\s*"([a-z_.]+)",\s*"((?:\\[^]|[^"\\])*)"/g)];
  assert.ok(found.length > 10, "the list of keys in src/config/keys.rs is written in another way now");
  return found.map(([, table = "", path = "", meaning = ""]) => ({ table, path, meaning: meaning.replaceAll('\\"', '"') }));
}

/** The settings that the editor should have for the keys that hold values. A list of tables is one setting there. */
function expectedSettings(): string[] {
  const all = keys();
  const tables = new Set(all.map((key) => key.table));
  return all
    .filter(({ table, path }) => table !== "override" && (path === "override" || path === "rules" || !tables.has(path)))
    .map(({ path }) => `newsmark.${path}`);
}

test("every key of newsmark.toml is a setting, and no other is", () => {
  const mirrored = Object.keys(settings).filter((name) => !OWN.includes(name));
  assert.deepEqual(mirrored.sort(), expectedSettings().sort());
});

test("settings have the defaults that the server tells of", () => {
  let told = 0;
  for (const { path, meaning } of keys()) {
    const value = /Default: `?(.+?)`?\.$/.exec(meaning)?.[1] ?? quoted(/`(\w+)`(?:: [^`]*)? \(default\)/.exec(meaning)?.[1]);
    if (value !== undefined) {
      told += 1;
      assert.deepEqual(settings[`newsmark.${path}`]?.default, JSON.parse(value), path);
    }
  }
  assert.ok(told >= 9, "the defaults in src/config/keys.rs are written in another way now");
});

function quoted(word: string | undefined): string | undefined {
  return word === undefined ? undefined : JSON.stringify(word);
}

test("the program is chosen by the machine's owner, not by a folder", () => {
  assert.equal(settings["newsmark.path"]?.scope, "machine");
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, "limited");
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["newsmark.path"]);
});

test("the server is sent its own settings alone", () => {
  const all = { path: "/opt/newsmark", trace: { server: "off" }, hints: { dates: false }, rules: { "acronym/unused": "off" } };
  assert.deepEqual(serverSettings(all), { hints: { dates: false }, rules: { "acronym/unused": "off" } });
  assert.deepEqual(serverSettings(null), {});
  assert.deepEqual(serverSettings("wrong"), {});
});

test("every setting of the server is sent to it", () => {
  for (const name of expectedSettings()) {
    const [, table, key] = name.split(".");
    const sent = serverSettings({ [table ?? ""]: key === undefined ? [] : { [key]: 1 } });
    assert.deepEqual(Object.keys(sent), [table], name);
  }
});
