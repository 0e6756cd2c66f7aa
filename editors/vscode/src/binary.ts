import * as path from "node:path";
import { homedir } from "node:os";
import type { Run } from "./processes";

/** Where the extension looks for the program, and how: the parts of the system that a test puts its own in place of. */
export interface Surroundings {
  /** The setting `newsmark.path`; empty where the user has none. */
  readonly setting: string;
  /** The folder that the extension is installed in. */
  readonly extensionFolder: string;
  /** The environment's variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether there is a file (no folder) of this name. */
  readonly isFile: (file: string) => Promise<boolean>;
  /** Runs `program args…` to its end. */
  readonly run: (program: string, args: readonly string[]) => Promise<Run>;
}

/** A program that says it is Newsmark. */
export interface Found {
  readonly kind: "found";
  readonly path: string;
  readonly version: string;
}

/** Why there is none, in a sentence or two for the user. */
export interface Missing {
  readonly kind: "missing";
  readonly message: string;
}

/**
 * Looks for the program: where the setting says, else what came with the extension, else along `PATH` and in Cargo's
 * folder. A setting that leads nowhere is reported rather than passed over: its owner meant that program and no other.
 */
export async function findProgram(surroundings: Surroundings): Promise<Found | Missing> {
  const setting = expandHome(surroundings.setting.trim(), surroundings);
  if (setting !== "") {
    return fromSetting(setting, surroundings);
  }
  const faults: string[] = [];
  for (const candidate of candidates(surroundings)) {
    if (await surroundings.isFile(candidate)) {
      const checked = await check(candidate, surroundings);
      if (checked.kind === "found") {
        return checked;
      }
      faults.push(checked.message);
    }
  }
  const seen = faults.length === 0 ? "" : ` What was found is of no use: ${faults.join(" ")}`;
  return {
    kind: "missing",
    message: `The program newsmark is not installed: it is neither in this extension nor on the PATH.${seen}`,
  };
}

async function fromSetting(setting: string, surroundings: Surroundings): Promise<Found | Missing> {
  const isPath = setting.includes("/") || (surroundings.platform === "win32" && setting.includes("\\"));
  const places = isPath ? [setting] : onPath(setting, surroundings);
  for (const place of places) {
    if (await surroundings.isFile(place)) {
      const checked = await check(place, surroundings);
      return checked.kind === "found"
        ? checked
        : { kind: "missing", message: `The setting newsmark.path is of no use: ${checked.message}` };
    }
  }
  const where = isPath ? "there is no such file" : "no folder of the PATH has it";
  return { kind: "missing", message: `The setting newsmark.path names "${setting}", but ${where}.` };
}

/** The places to look at without a setting, in order. */
export function candidates(surroundings: Surroundings): string[] {
  const name = programName(surroundings);
  const cargo = surroundings.environment["CARGO_HOME"] ?? path.join(home(surroundings), ".cargo");
  const places = [
    path.join(surroundings.extensionFolder, "bin", name),
    ...onPath("newsmark", surroundings),
    path.join(cargo, "bin", name),
  ];
  return [...new Set(places)];
}

function onPath(program: string, surroundings: Surroundings): string[] {
  const windows = surroundings.platform === "win32";
  const name = windows && !program.toLowerCase().endsWith(".exe") ? `${program}.exe` : program;
  const value = surroundings.environment["PATH"] ?? surroundings.environment["Path"] ?? "";
  return value
    .split(windows ? ";" : ":")
    .filter((folder) => folder !== "")
    .map((folder) => path.join(folder, name));
}

function programName(surroundings: Surroundings): string {
  return surroundings.platform === "win32" ? "newsmark.exe" : "newsmark";
}

function home(surroundings: Surroundings): string {
  return surroundings.environment["HOME"] ?? surroundings.environment["USERPROFILE"] ?? homedir();
}

function expandHome(setting: string, surroundings: Surroundings): string {
  return /^~[/\\]/.test(setting) ? path.join(home(surroundings), setting.slice(2)) : setting;
}

/** Asks a program for its version: any other program answers something else, or nothing. */
async function check(program: string, surroundings: Surroundings): Promise<Found | Missing> {
  const answer = await surroundings.run(program, ["--version"]);
  if (answer.kind === "failed") {
    return { kind: "missing", message: `"${program}" cannot be used: ${answer.reason}.` };
  }
  const version = /^newsmark (\d+\.\d+\.\d+\S*)\s*$/.exec(answer.output)?.[1];
  if (answer.code !== 0 || version === undefined) {
    return { kind: "missing", message: `"${program}" is not Newsmark: asked for its version, it said ${said(answer)}.` };
  }
  return { kind: "found", path: program, version };
}

function said(answer: { readonly output: string; readonly errors: string }): string {
  const line = [...answer.output.split("\n"), ...answer.errors.split("\n")].find((text) => text.trim() !== "");
  return line === undefined ? "nothing" : `"${line.replace(/\p{Cc}/gu, "").trim().slice(0, 80)}"`;
}

/**
 * Whether programs of these two versions are meant to work together: those that differ in their last number alone (or
 * with a zero in front, as in 0.1.2 and 0.1.5) are.
 */
export function fitsTogether(extension: string, program: string): boolean {
  const [extensionMajor, extensionMinor] = extension.split(".");
  const [programMajor, programMinor] = program.split(".");
  return extensionMajor === programMajor && (extensionMajor !== "0" || extensionMinor === programMinor);
}
