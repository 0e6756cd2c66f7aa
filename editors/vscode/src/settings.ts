/** The tables of `newsmark.toml`, whose settings the editor has under the same names. */
const TABLES = ["corpus", "style", "rules", "override", "hints", "model", "layout", "diagnostics", "limits"] as const;

/** The settings that are the server's business, out of all that the editor has under `newsmark`. */
export function serverSettings(all: unknown): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  if (typeof all === "object" && all !== null) {
    for (const table of TABLES) {
      const value: unknown = Reflect.get(all, table);
      if (value !== undefined) {
        settings[table] = value;
      }
    }
  }
  return settings;
}
