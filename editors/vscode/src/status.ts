import { NotificationType } from "vscode-languageclient/node";

/** How far the reading of a corpus has come, in files. */
export interface Indexing {
  readonly done: number;
  readonly total: number;
}

/** One corpus, as the server tells of it. */
export interface FolderStatus {
  readonly uri: string;
  readonly name: string;
  readonly articles: number;
  readonly entries: number;
  readonly indexing: Indexing | null;
}

/** What the server says of itself whenever it changes. */
export interface ServerStatus {
  readonly health: "ok" | "warning" | "error";
  /** One sentence for the user; `null` where all is well. */
  readonly message: string | null;
  readonly folders: readonly FolderStatus[];
}

export const statusNotification = new NotificationType<ServerStatus>("newsmark/status");

/** What the extension knows of the server, with or without an answer from it. */
export type State =
  | { readonly kind: "starting" }
  | { readonly kind: "running"; readonly version: string; readonly status: ServerStatus | undefined }
  | { readonly kind: "waiting"; readonly seconds: number }
  | { readonly kind: "stopped"; readonly reason: string };
