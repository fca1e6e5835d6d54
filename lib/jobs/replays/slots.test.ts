import { expect, test } from "vitest";
import { DatabaseClock } from "./database-clock.ts";
import { Slots } from "./slots.ts";

/** Slots of a database whose clock is an hour ahead. */
function slotsOf(
  wanted: number,
  gapMs: number,
  firstInMs: readonly (number | null)[],
) {
  const asked: number[] = [];
  const stopping = new AbortController();
  const slots = new Slots({
    wanted,
    maxLateMs: 10_000,
    clock: new DatabaseClock(),
    stopping: stopping.signal,
    reserve: (count) => {
      const inMs = firstInMs[asked.length] ?? 0;
      asked.push(count);
      const now = Date.now() + 3_600_000;
      return inMs === -1
        ? Promise.reject(new Error("The database is away."))
        : Promise.resolve({ firstAt: now + inMs, now, gapMs });
    },
  });
  return { slots, asked, stopping };
}

test("each moment is used once, not before its time, and whose clock it is does not matter", async () => {
  const { slots, asked } = slotsOf(5, 20, [10]);
  const began = performance.now();
  const at = await Promise.all(
    Array.from({ length: 5 }, async () => {
      await slots.next();
      return performance.now() - began;
    }),
  );
  for (const [n, ms] of at.entries())
    expect(ms).toBeGreaterThanOrEqual(9 + 20 * n);
  expect(asked).toEqual([5]);
});

test("what has passed is not caught up with: as many are reserved anew as were lost", async () => {
  const { slots, asked } = slotsOf(4, 1, [-3_600_000]);
  await Promise.all(Array.from({ length: 4 }, () => slots.next()));
  expect(asked).toEqual([4, 4]);
});

test("a reservation that fails is made later", async () => {
  const { slots, asked } = slotsOf(1, 1, [-1]);
  await slots.next();
  expect(asked).toEqual([1, 1]);
});

test("whoever waits waits no more when it is to stop", async () => {
  const { slots, stopping } = slotsOf(1, 1, [3_600_000]);
  const waiting = slots.next();
  stopping.abort();
  await waiting;
});
