import type { ClientCapabilities, FeatureState, StaticFeature } from "vscode-languageclient/node";

/** Tells the server what this editor understands beyond the protocol. */
export class Announcements implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { newsmark: { status: true, showReferences: true } };
  }

  initialize(): void {
    // Nothing is asked for in return.
  }

  getState(): FeatureState {
    return { kind: "static" };
  }

  clear(): void {
    // Nothing is kept.
  }
}
