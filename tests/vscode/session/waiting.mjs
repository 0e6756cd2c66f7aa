// Waiting for what a person would wait for: a condition, never a length of time.

/** How long anything may take on a slow machine that does other work too, in milliseconds. */
export const LIMIT = 1000 * Number(process.env.NEWSMARK_TEST_LIMIT ?? 90);

const PAUSE = 100;

/**
 * Asks `look` again and again until it gives something true, and gives that. `look` may throw while
 * what it looks for is not there yet. After LIMIT milliseconds, fails with `what` and what was seen
 * last: what `look` threw, or what `seen` gives.
 */
export async function until(what, look, { seen, limit = LIMIT } = {}) {
  const end = Date.now() + limit;
  let last = '';
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      last = '';
    } catch (error) {
      last = error.message.split('\n')[0];
    }
    if (Date.now() > end) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  if (seen) last = await Promise.resolve(seen()).catch((error) => error.message);
  const detail = typeof last === 'string' ? last : JSON.stringify(last);
  throw new Error(`${limit / 1000} s passed without: ${what}${detail ? `; seen: ${detail}` : ''}`);
}

/** Fails with `message` unless `condition` holds. */
export function expect(condition, message) {
  if (!condition) throw new Error(message);
}
