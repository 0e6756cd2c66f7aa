/** Titles of the server's code actions that annotate what the cursor is in, or the selection, and nothing else. */
const ANNOTATES_HERE = /^Annotate (?:"|selection as |\d+ dates of the selection)/;

/** Whether a code action with this title annotates what the cursor is in, or the selection. */
export function annotatesHere(title: string): boolean {
  return ANNOTATES_HERE.test(title);
}
