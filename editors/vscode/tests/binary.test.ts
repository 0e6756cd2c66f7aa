import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { after, test } from "node:test";
import { candidates, findProgram, fitsTogether, type Surroundings } from "../src/binary";
import { run } from "../src/processes";

const folder = mkdtempSync(path.join(tmpdir(), "newsmark-extension-"));
after(() => rmSync(folder, { recursive: true }));

/** Writes a program below the test's folder. */
function program(name: string, script: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

function surroundings(changes: Partial<Surroundings>): Surroundings {
  return {
    setting: "",
    extensionFolder: path.join(folder, "no-extension"),
    environment: { PATH: path.join(folder, "no-path"), HOME: path.join(folder, "no-home") },
    platform: "linux",
    isFile: (file) => {
      try {
        return Promise.resolve(statSync(file).isFile());
      } catch {
        return Promise.resolve(false);
      }
    },
    run: (file, args) => run(file, args, 2_000),
    ...changes,
  };
}

async function fault(changes: Partial<Surroundings>): Promise<string> {
  const found = await findProgram(surroundings(changes));
  assert.equal(found.kind, "missing", JSON.stringify(found));
  return found.kind === "missing" ? found.message : "";
}

const good = program("good/newsmark", "echo newsmark 0.1.0");
const other = program("other/newsmark", "echo 'other program 3.2'");

test("the setting goes before the bundled program, and that before the PATH", async () => {
  const bundled = program("extension/bin/newsmark", "echo newsmark 0.1.1");
  const onPath = program("path/newsmark", "echo newsmark 0.1.2");
  const everywhere = {
    extensionFolder: path.join(folder, "extension"),
    environment: { PATH: `/nowhere:${path.dirname(onPath)}`, HOME: folder },
  };
  const found = async (changes: Partial<Surroundings>) => {
    const one = await findProgram(surroundings({ ...everywhere, ...changes }));
    return one.kind === "found" ? [one.path, one.version] : one.message;
  };
  assert.deepEqual(await found({ setting: good }), [good, "0.1.0"]);
  assert.deepEqual(await found({}), [bundled, "0.1.1"]);
  assert.deepEqual(await found({ extensionFolder: folder }), [onPath, "0.1.2"]);
  assert.deepEqual(await found({ setting: "newsmark" }), [onPath, "0.1.2"]);
});

test("Cargo's folder is looked at last, wherever it is", async () => {
  const cargo = program("home/.cargo/bin/newsmark", "echo newsmark 0.1.0");
  const home = { PATH: "/nowhere", HOME: path.join(folder, "home") };
  const found = await findProgram(surroundings({ environment: home }));
  assert.equal(found.kind === "found" && found.path, cargo);
  const moved = candidates(surroundings({ environment: { PATH: "", CARGO_HOME: "/opt/cargo" } }));
  assert.equal(moved.at(-1), "/opt/cargo/bin/newsmark");
});

test("a setting may begin with the home folder", async () => {
  const found = await findProgram(surroundings({ setting: "~/good/newsmark", environment: { HOME: folder } }));
  assert.equal(found.kind === "found" && found.path, good);
});

test("without a program the message says where it was looked for", async () => {
  assert.match(await fault({}), /not installed: .* nor on the PATH\.$/);
});

test("a setting that leads nowhere is not passed over", async () => {
  const environment = { PATH: path.dirname(good) };
  assert.match(await fault({ setting: "/nowhere/newsmark", environment }), /"\/nowhere\/newsmark", but there is no such file/);
  assert.match(await fault({ setting: "newsmark-nightly", environment }), /no folder of the PATH has it/);
  assert.match(await fault({ setting: folder, environment }), /there is no such file/);
});

test("another program of the same name is told by what it says", async () => {
  assert.match(await fault({ setting: other }), /is not Newsmark: .* it said "other program 3\.2"/);
  const failing = program("failing/newsmark", "echo 'no such option' >&2; exit 2");
  assert.match(await fault({ setting: failing }), /it said "no such option"/);
  const silent = program("silent/newsmark", "exit 0");
  assert.match(await fault({ setting: silent }), /it said nothing/);
});

test("a program of use further on is found behind one of none", async () => {
  const both = { PATH: `${path.dirname(other)}:${path.dirname(good)}` };
  const found = await findProgram(surroundings({ environment: both }));
  assert.equal(found.kind === "found" && found.path, good);
  assert.match(await fault({ environment: { PATH: path.dirname(other) } }), /What was found is of no use: .*is not Newsmark/);
});

test("a program that may not be run, is none, or does not answer is named with the reason", async () => {
  const locked = path.join(folder, "locked");
  writeFileSync(locked, "#!/bin/sh\necho newsmark 0.1.0\n", { mode: 0o644 });
  assert.match(await fault({ setting: locked }), /may not be run/);
  const data = path.join(folder, "data");
  writeFileSync(data, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]), { mode: 0o755 });
  assert.match(await fault({ setting: data }), /^The setting newsmark\.path is of no use: ".*data" [\P{Cc}]+$/u);
  const slow = program("slow/newsmark", "exec sleep 60");
  const patience = { setting: slow, run: (file: string, args: readonly string[]) => run(file, args, 200) };
  assert.match(await fault(patience), /gave no answer within 0\.2 seconds/);
});

test("on Windows the program has its ending, and the PATH its separator", () => {
  const places = candidates(
    surroundings({ platform: "win32", environment: { Path: "C:\\tools;D:\\more", USERPROFILE: "C:\\Users\\ann" } }),
  );
  assert.equal(places.length, 4);
  assert.ok(places.every((place) => place.endsWith("newsmark.exe")));
});

test("versions fit together that differ in the last number alone", () => {
  assert.ok(fitsTogether("0.1.0", "0.1.7"));
  assert.ok(fitsTogether("1.2.0", "1.9.3"));
  assert.ok(!fitsTogether("0.1.0", "0.2.0"));
  assert.ok(!fitsTogether("0.1.0", "1.1.0"));
  assert.ok(!fitsTogether("1.2.0", "2.2.0"));
});
