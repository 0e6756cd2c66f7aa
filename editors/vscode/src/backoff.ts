/** After how many milliseconds a server that ended is started again, by how often that happened of late. */
const PAUSES: readonly number[] = [500, 1_000, 3_000, 8_000];

/** For how many milliseconds an end counts. */
const MEMORY = 3 * 60 * 1_000;

/** Decides whether a server that ended by itself is started again: at most four times in three minutes. */
export class Backoff {
  readonly #ends: number[] = [];

  /** The pause in milliseconds before the next start, for an end at `now`; `undefined` where it is enough. */
  next(now: number): number | undefined {
    while (this.#ends[0] !== undefined && this.#ends[0] <= now - MEMORY) {
      this.#ends.shift();
    }
    this.#ends.push(now);
    return PAUSES[this.#ends.length - 1];
  }

  /** Forgets what was: the user asked for a start. */
  reset(): void {
    this.#ends.length = 0;
  }
}
