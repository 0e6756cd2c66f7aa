import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../src/backoff";

test("a server that keeps ending is started four times in three minutes, with growing pauses", () => {
  const backoff = new Backoff();
  const pauses = [0, 1_000, 3_000, 7_000, 16_000].map((now) => backoff.next(now));
  assert.equal(pauses[4], undefined);
  const growing = pauses.slice(0, 4) as number[];
  assert.deepEqual(growing, [...growing].sort((a, b) => a - b));
  assert.equal(new Set(growing).size, 4);
});

test("a server that ends now and then is always started again at once", () => {
  const backoff = new Backoff();
  const first = backoff.next(0);
  for (let minute = 4; minute < 60; minute += 4) {
    assert.equal(backoff.next(minute * 60_000), first);
  }
});

test("asked for by the user, a start begins a new count", () => {
  const backoff = new Backoff();
  const first = backoff.next(0);
  for (let now = 1; now < 6; now += 1) {
    backoff.next(now);
  }
  backoff.reset();
  assert.equal(backoff.next(10), first);
});
