import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import * as oniguruma from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from "vscode-textmate";

const files: Readonly<Record<string, string>> = {
  "text.newsmark": "syntaxes/newsmark.tmLanguage.json",
  "source.newsmark.toml": "syntaxes/registry.tmLanguage.json",
  "newsmark.annotations.injection": "syntaxes/annotations.tmLanguage.json",
};
/** Stands for VS Code's Markdown, whose links and code spans the injected annotations meet. */
const markdown = {
  scopeName: "text.html.markdown",
  patterns: [
    { begin: "^```", end: "^```", name: "markup.fenced_code.block.markdown" },
    { match: "`[^`]*`", name: "markup.inline.raw.markdown" },
    { match: "\\[[^\\]]*\\]\\([^)]*\\)", name: "meta.link.inline.markdown" },
  ],
};

let registry: Registry;

before(async () => {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm);
  registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = files[scope];
      const source = file === undefined ? JSON.stringify(markdown) : readFileSync(file, "utf8");
      return Promise.resolve(parseRawGrammar(source, "grammar.json"));
    },
    getInjections: (scope) => (scope === "text.html.markdown" ? ["newsmark.annotations.injection"] : []),
  });
});

async function grammar(scope: string): Promise<IGrammar> {
  const loaded = await registry.loadGrammar(scope);
  assert.ok(loaded !== null);
  return loaded;
}

/** The runs of a text with their innermost scopes, less the language's name at the end; runs without one are left out. */
async function tokens(scope: string, text: string): Promise<string[]> {
  const language = await grammar(scope);
  const found: string[] = [];
  let state = INITIAL;
  for (const line of text.split("\n")) {
    const result = language.tokenizeLine(line, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const inner = token.scopes.at(-1) ?? "";
      const run = line.slice(token.startIndex, token.endIndex);
      if (token.scopes.length > 1 && run.trim() !== "") {
        found.push(`${run.trim()} | ${inner.replace(/\.(?:newsmark|toml)$/, "")}`);
      }
    }
  }
  return found;
}

const article = (text: string) => tokens("text.newsmark", text);

test("front matter is keys and values up to its closing line", async () => {
  const text = "---\nheadline: Myanmar: talks resume\ndate: 2015-03-23\nbyline: \"A. Reporter\"\n---\nbyline: no key here";
  assert.deepEqual(await article(text), [
    "--- | punctuation.definition.front-matter.begin",
    "headline | variable.other.property",
    ": | punctuation.separator.key-value",
    "Myanmar: talks resume | meta.value",
    "date | variable.other.property",
    ": | punctuation.separator.key-value",
    "2015-03-23 | constant.numeric.date",
    "byline | variable.other.property",
    ": | punctuation.separator.key-value",
    "\"A. Reporter\" | string.quoted",
    "--- | punctuation.definition.front-matter.end",
  ]);
});

test("a byte order mark does not hide front matter", async () => {
  assert.ok((await article("\uFEFF---\ndate: 2015-03-23\n---")).includes("2015-03-23 | constant.numeric.date"));
});

test("three dashes further down are no front matter", async () => {
  assert.deepEqual(await article("Talks resumed.\n---\ndate: 2015-03-23"), []);
});

test("headlines and crossheads are headings", async () => {
  assert.deepEqual(await article("# Talks resume\n## The other side\n#hashtag"), [
    "# | punctuation.definition.heading",
    "Talks resume | entity.name.section.headline",
    "## | punctuation.definition.heading",
    "The other side | entity.name.section.crosshead",
  ]);
});

test("an annotation has text, class and attributes", async () => {
  assert.deepEqual(await article("The [Kachin Army]{.group ref=kia note=\"a } b\"} met."), [
    "[ | punctuation.definition.annotation.begin",
    "Kachin Army | meta.annotation.text",
    "] | punctuation.definition.annotation.end",
    "{ | punctuation.section.attributes.begin",
    ". | punctuation.definition.class",
    "group | entity.other.attribute-name.class",
    "ref | entity.other.attribute-name",
    "= | punctuation.separator.key-value",
    "kia | string.unquoted",
    "note | entity.other.attribute-name",
    "= | punctuation.separator.key-value",
    "\"a } b\" | string.quoted.double",
    "} | punctuation.section.attributes.end",
  ]);
});

test("annotations nest, and hold brackets of the text", async () => {
  const found = await article("[President [sic] of [Myanmar]{.place}]{.person ref=thein-sein} spoke");
  const marks = found.filter((token) => /^[[\]] \|/.test(token));
  assert.deepEqual(marks, [
    "[ | punctuation.definition.annotation.begin",
    "[ | punctuation.definition.annotation.begin",
    "] | punctuation.definition.annotation.end",
    "] | punctuation.definition.annotation.end",
  ]);
  assert.ok(found.includes("person | entity.other.attribute-name.class"));
});

test("other brackets are text", async () => {
  assert.deepEqual(await article("\"[the military] appears to\" [1] [text](url) {braces}"), []);
});

test("an annotation that is not closed colours nothing after it", async () => {
  assert.deepEqual(await article("near [Laiza]{.place ref=laiza and went\n\nThe next block"), []);
});

test("escaped brackets are text, and an even run of backslashes escapes itself alone", async () => {
  assert.deepEqual(await article("\\[text\\]{.person}"), ["\\[ | constant.character.escape", "\\] | constant.character.escape"]);
  const even = await article("\\\\[text]{.person}");
  assert.deepEqual(even.slice(0, 2), ["\\\\ | constant.character.escape", "[ | punctuation.definition.annotation.begin"]);
});

test("ignore comments name their rules, and other comments are text", async () => {
  assert.deepEqual(await article("<!-- newsmark: ignore-file date/unanchored, name/* -->"), [
    "<!-- | punctuation.definition.comment.begin",
    "newsmark: | keyword.other.directive",
    "ignore-file | keyword.control.directive",
    "date/unanchored | constant.other.rule",
    ", | comment.block",
    "name/* | constant.other.rule",
    "--> | punctuation.definition.comment.end",
  ]);
  assert.deepEqual(await article("<!-- a note to the desk -->"), []);
});

test("a block quote is marked line by line", async () => {
  assert.deepEqual(await article("> We talk.\nHe left."), [
    "> | punctuation.definition.quote.begin",
    "We talk. | markup.quote",
  ]);
});

test("captions open with a keyword", async () => {
  assert.deepEqual(await article("FILE - A soldier near Laiza."), ["FILE - | keyword.other.caption"]);
});

test("in Markdown annotations of Newsmark are coloured, and what is not its own is left alone", async () => {
  const text = "[Laiza]{.place ref=laiza} [a link](b) [span]{.smallcaps} `[code]{.place}`";
  const found = await tokens("text.html.markdown", text);
  assert.ok(found.includes("Laiza | meta.annotation.text"));
  assert.ok(found.includes("[a link](b) | meta.link.inline.markdown"));
  assert.ok(found.includes("`[code]{.place}` | markup.inline.raw.markdown"));
  assert.ok(!found.some((token) => token.startsWith("span")));
});

test("in Markdown code blocks hold no annotations", async () => {
  const found = await tokens("text.html.markdown", "```\n[Laiza]{.place ref=laiza}\n```");
  assert.deepEqual(found.filter((token) => !token.endsWith("| markup.fenced_code.block.markdown")), []);
});

test("a registry entry has its id, keys and values", async () => {
  const text = "[kio] # the group\nname = \"Kachin\"\nfrom = 1960-10-25\nroles = [{ title = \"Head\", to = 2016 }]\npeople = true";
  const found = await tokens("source.newsmark.toml", text);
  for (const token of [
    "kio | entity.name.type.table",
    "# | punctuation.definition.comment",
    "name | variable.other.property",
    "Kachin | string.quoted.double",
    "1960-10-25 | constant.numeric.date",
    "title | variable.other.property",
    "2016 | constant.numeric",
    "true | constant.language.boolean",
  ]) {
    assert.ok(found.includes(token), `${token} in ${found.join("; ")}`);
  }
});
