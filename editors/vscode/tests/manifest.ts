import { readFileSync } from "node:fs";

/** The parts of `package.json` that the tests look at. */
export interface Manifest {
  readonly version: string;
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration: string; readonly icon?: { readonly light: string; readonly dark: string } }[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly configurationDefaults: {
      readonly "editor.semanticTokenColorCustomizations": Readonly<Record<string, { readonly rules?: Readonly<Record<string, unknown>> }>>;
    };
    readonly semanticTokenTypes: readonly { readonly id: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly language: string; readonly scopes: Readonly<Record<string, readonly string[]>> }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly { readonly id: string; readonly description: string; readonly media: Readonly<Record<string, string>> }[];
    }[];
  };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] } };
}

interface Setting {
  readonly scope: string;
  readonly default?: unknown;
  readonly markdownDescription: string;
}

/** The extension's manifest; tests run in the folder of the extension. */
export const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
