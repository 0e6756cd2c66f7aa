import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { manifest } from "./manifest";

/** What VS Code's own themes say of the scopes that tokens are mapped to. */
const themes = JSON.parse(readFileSync("tests/themes.json", "utf8")) as Readonly<
  Record<string, { readonly background: string; readonly scopes: Readonly<Record<string, string>> }>
>;
const customizations = manifest.contributes.configurationDefaults["editor.semanticTokenColorCustomizations"];
const scopesOfTypes = manifest.contributes.semanticTokenScopes[0]?.scopes ?? {};

for (const [theme, { background, scopes }] of Object.entries(themes)) {
  for (const type of Object.keys(scopesOfTypes)) {
    test(`${type} is readable in ${theme}`, () => {
      const colour = ownColour(theme, type) ?? themeColour(scopes, scopesOfTypes[type] ?? []);
      assert.ok(colour !== undefined, "no colour");
      const ratio = contrast(colour, background);
      assert.ok(ratio >= 4.5, `${colour} on ${background} has a contrast of ${ratio.toFixed(2)}`);
    });
  }
}

test("markup and furniture are greyed in every theme of VS Code", () => {
  for (const theme of Object.keys(themes)) {
    for (const type of ["annotation", "furniture"]) {
      const [red, green, blue] = channels(ownColour(theme, type) ?? "#FF0000");
      assert.ok(red === green && green === blue, `${type} in ${theme}`);
    }
  }
});

test("rules for all themes set no colour, which could not be readable in all", () => {
  for (const rule of Object.values(customizations["rules"] ?? {})) {
    assert.ok(typeof rule === "object" && rule !== null && !("foreground" in rule));
  }
});

/** The colour that the extension itself gives to a type of token in a theme; of several sections the last one wins. */
function ownColour(theme: string, type: string): string | undefined {
  const colours = Object.entries(customizations).flatMap(([section, { rules }]) => {
    const rule = section.startsWith("[") && covers(section.slice(1, -1), theme) ? rules?.[`${type}:newsmark`] : undefined;
    return typeof rule === "string" ? [rule] : [];
  });
  return colours.at(-1);
}

function covers(pattern: string, theme: string): boolean {
  return pattern.startsWith("*") && pattern.endsWith("*") ? theme.includes(pattern.slice(1, -1)) : theme === pattern;
}

/** The colour of the first scope that the theme has a rule for; of its rules the longest one wins. */
function themeColour(rules: Readonly<Record<string, string>>, scopes: readonly string[]): string | undefined {
  for (const scope of scopes) {
    const fitting = Object.keys(rules).filter((rule) => scope === rule || scope.startsWith(`${rule}.`));
    const longest = fitting.sort((a, b) => b.length - a.length)[0];
    if (longest !== undefined) {
      return rules[longest];
    }
  }
  return undefined;
}

/** The contrast of two colours by WCAG 2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): [number, number, number] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
}
