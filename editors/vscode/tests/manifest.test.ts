import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { manifest } from "./manifest";

const { contributes } = manifest;

test("every file that the manifest names is there", () => {
  const files = [
    manifest.icon,
    ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, ...(icon ? [icon.light, icon.dark] : [])]),
    ...contributes.grammars.map(({ path }) => path),
    ...contributes.snippets.map(({ path }) => path),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) => media["svg"] ?? media["markdown"] ?? "none")),
  ];
  for (const file of files) {
    assert.ok(existsSync(file), file);
  }
});

test("every command of the manifest is registered, and every registered one is in the manifest", () => {
  const registered = [...readFileSync("src/commands.ts", "utf8").matchAll(/"(newsmark\.\w+)":/g)].map((found) => found[1]);
  assert.deepEqual(registered.sort(), contributes.commands.map(({ command }) => command).sort());
});

test("menus, keys and walkthroughs name commands that there are", () => {
  const known = new Set(contributes.commands.map(({ command }) => command));
  const named = [
    ...Object.values(contributes.menus).flat().map(({ command }) => command),
    ...contributes.keybindings.map(({ command }) => command),
    ...contributes.walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ description }) => [...description.matchAll(/\(command:(newsmark\.\w+)\)/g)].map((found) => found[1] ?? "")),
    ),
  ];
  assert.deepEqual(named.filter((command) => !known.has(command)), []);
});

test("the text on how to install is the walkthrough's first step", () => {
  const parts = /joinPath\(extension, "(\w+)", "([\w.]+)"\)/.exec(readFileSync("src/install.ts", "utf8")) ?? [];
  assert.equal(contributes.walkthroughs[0]?.steps[0]?.media["markdown"], `${parts[1]}/${parts[2]}`);
});

test("the colours know the kinds of tokens that the server tells of, in its order", () => {
  const source = readFileSync("../../src/ide/semantic_tokens.rs", "utf8");
  for (const { id } of [...contributes.semanticTokenTypes.slice(3), ...contributes.semanticTokenModifiers]) {
    assert.match(source, new RegExp(`"${id}"`), id);
  }
  const kinds = ["person", "group", "place", "event", "date", "annotation", "quotation", "furniture"];
  // VS Code has a type "event" of its own.
  const declared = contributes.semanticTokenTypes.map(({ id }) => id);
  assert.deepEqual(declared, kinds.filter((kind) => kind !== "event"));
  const [scopes] = contributes.semanticTokenScopes;
  assert.deepEqual(Object.keys(scopes?.scopes ?? {}), kinds);
});

test("articles are coloured in every language that they come in, and no other language is", () => {
  const languages = contributes.semanticTokenScopes.map(({ language }) => language);
  assert.deepEqual(languages, ["newsmark", "markdown", "plaintext"]);
  const [{ scopes } = { scopes: {} }, ...others] = contributes.semanticTokenScopes;
  others.forEach((other) => assert.deepEqual(other.scopes, scopes));

  const colours = contributes.configurationDefaults["editor.semanticTokenColorCustomizations"];
  for (const [section, value] of Object.entries(colours)) {
    const rules = section.startsWith("[") ? (value.rules ?? {}) : value;
    const tokens = new Set(Object.keys(rules).map((rule) => rule.split(":")[0]));
    const expected = languages.flatMap((language) => [...tokens].map((token) => `${token}:${language}`));
    assert.deepEqual(Object.keys(rules).sort(), expected.sort(), section);
  }
});

test("the extension has the version of the program that it is made for", () => {
  const program = /^version = "(.+)"$/m.exec(readFileSync("../../Cargo.toml", "utf8"))?.[1];
  assert.equal(manifest.version, program);
});
