import { execFile } from "node:child_process";

/** How a program that was run to its end behaved. */
export type Run =
  | { readonly kind: "ended"; readonly output: string; readonly errors: string; readonly code: number }
  | { readonly kind: "failed"; readonly reason: string };

/** Runs a program to its end, or until `timeout` milliseconds have passed. Never rejects. */
export function run(program: string, args: readonly string[], timeout: number): Promise<Run> {
  return new Promise((resolve) => {
    const options = { timeout, killSignal: "SIGKILL", windowsHide: true } as const;
    execFile(program, [...args], options, (error, output, errors) => {
      if (error === null) {
        resolve({ kind: "ended", output, errors, code: 0 });
      } else if (error.killed === true) {
        resolve({ kind: "failed", reason: `it gave no answer within ${timeout / 1000} seconds` });
      } else if (typeof error.code === "number") {
        resolve({ kind: "ended", output, errors, code: error.code });
      } else {
        resolve({ kind: "failed", reason: reasonOf(error.code ?? undefined, error.signal ?? undefined) });
      }
    });
  });
}

function reasonOf(code: string | undefined, signal: string | undefined): string {
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
      return "it may not be run (it lacks the permission to be executed)";
    case "ENOEXEC":
    case "EFTYPE":
    case "UNKNOWN":
      return "it is no program that this machine can run";
    default:
      return signal === undefined ? `it could not be started (${code ?? "unknown reason"})` : `it was ended by ${signal}`;
  }
}
