// Bundles the extension to dist/extension.js; with --tests, the tests to build/tests/.
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const common = { bundle: true, platform: "node", target: "node20", logLevel: "warning" };

if (process.argv.includes("--tests")) {
  rmSync("build/tests", { recursive: true, force: true });
  const tests = readdirSync("test").filter((file) => file.endsWith(".test.ts"));
  await build({
    ...common,
    format: "cjs",
    entryPoints: tests.map((file) => `test/${file}`),
    outdir: "build/tests",
    external: ["vscode-oniguruma", "vscode-textmate"],
  });
} else {
  rmSync("dist", { recursive: true, force: true });
  await build({
    ...common,
    format: "cjs",
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    minify: true,
    legalComments: "none",
  });
}
