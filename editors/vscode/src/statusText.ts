import type { FolderStatus, ServerStatus, State } from "./status";

/** What the status bar shows of a state. */
export interface StatusText {
  /** With VS Code's `$(icon)` marks. */
  readonly text: string;
  /** The same for screen readers: in words, and without icons. */
  readonly label: string;
  readonly severity: "plain" | "warning" | "error";
}

/** The status bar's text for a state. */
export function statusText(state: State): StatusText {
  switch (state.kind) {
    case "starting":
      return { text: "$(sync~spin) Newsmark", label: "Newsmark is starting", severity: "plain" };
    case "waiting":
      return {
        text: "$(sync~spin) Newsmark",
        label: "The Newsmark server ended and is being started again",
        severity: "warning",
      };
    case "stopped":
      return { text: "$(error) Newsmark", label: `Newsmark is not running: ${state.reason}`, severity: "error" };
    case "running":
      return state.status === undefined
        ? { text: "$(book) Newsmark", label: "Newsmark is running", severity: "plain" }
        : runningText(state.status);
  }
}

function runningText(status: ServerStatus): StatusText {
  const reading = indexing(status.folders);
  const articles = counted(sum(status.folders, (folder) => folder.articles), "article");
  const icon = { ok: "$(book)", warning: "$(warning)", error: "$(error)" }[status.health];
  const text =
    reading === undefined
      ? `${icon} Newsmark: ${articles}`
      : `${status.health === "ok" ? "$(sync~spin)" : icon} Newsmark: ${reading.done}/${reading.total}`;
  const words =
    reading === undefined
      ? `Newsmark, ${articles}`
      : `Newsmark has read ${reading.done} of ${counted(reading.total, "article")}`;
  return {
    text,
    label: status.message === null ? words : `${words}. ${status.message}`,
    severity: status.health === "ok" ? "plain" : status.health,
  };
}

/** The tooltip, in Markdown with links to commands. */
export function statusTooltip(state: State): string {
  const parts = ["**Newsmark**"];
  switch (state.kind) {
    case "starting":
      parts.push("The server is starting.");
      break;
    case "waiting":
      parts.push(`The server ended by itself. It is started again in ${counted(state.seconds, "second")}.`);
      break;
    case "stopped":
      parts.push(`Not running: ${escaped(state.reason)}`);
      break;
    case "running":
      parts[0] = `**Newsmark** ${escaped(state.version)}`;
      if (state.status !== undefined) {
        parts.push(...runningTooltip(state.status));
      }
      break;
  }
  const links = [link("Show log", "newsmark.showLog"), link("Restart server", "newsmark.restart")];
  if (state.kind === "running") {
    links.unshift(link("Corpus status", "newsmark.showStatus"));
  }
  parts.push(links.join(" &nbsp;|&nbsp; "));
  return parts.join("\n\n");
}

function runningTooltip(status: ServerStatus): string[] {
  const parts: string[] = [];
  if (status.message !== null) {
    parts.push(`$(${status.health === "error" ? "error" : "warning"}) ${escaped(status.message)}`);
  }
  if (status.folders.length === 0) {
    parts.push("No folder with articles is open.");
  } else {
    const rows = status.folders.map(
      (folder) => `| ${escaped(folder.name)} | ${folder.articles} | ${folder.entries} | ${progress(folder)} |`,
    );
    parts.push(["| folder | articles | registry entries | |", "|:---|---:|---:|:---|", ...rows].join("\n"));
  }
  return parts;
}

function progress(folder: FolderStatus): string {
  return folder.indexing === null ? "" : `reading, ${folder.indexing.done} of ${folder.indexing.total}`;
}

/** How far all folders that are still being read have come, together. */
function indexing(folders: readonly FolderStatus[]): { readonly done: number; readonly total: number } | undefined {
  const reading = folders.flatMap((folder) => folder.indexing ?? []);
  return reading.length === 0
    ? undefined
    : { done: sum(reading, (one) => one.done), total: sum(reading, (one) => one.total) };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

/** A number with its noun, in the plural but for one. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function link(title: string, command: string): string {
  return `[${title}](command:${command})`;
}

/** Text as Markdown that shows it as it is. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>$~]/g, "\\$&");
}
