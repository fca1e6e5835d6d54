import fc from "fast-check";
import { expect, test } from "vitest";
import { createEventIds } from "./event-id.ts";
import { uuidV7ToTime } from "./uuid-v7-time.ts";

const start = Date.UTC(2026, 10, 20);
const day = 86_400_000;

test("ids are UUIDv7 of their time, each greater than the one before, also while the clock stands or steps back a little", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -200, max: 300 }), { maxLength: 200 }),
      (steps) => {
        let clock = start;
        let highest = start;
        const next = createEventIds(() => clock);
        let before = next();
        for (const step of steps) {
          // Never further back than what is waited for.
          clock = Math.max(clock + step, highest - 900);
          highest = Math.max(highest, clock);
          const id = next();
          expect(id).toMatch(
            /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
          );
          expect(id > before).toBe(true);
          before = id;
        }
      },
    ),
  );
});

test("a burst within one millisecond stays in order and near its time", () => {
  const next = createEventIds(() => start);
  const ids = Array.from({ length: 20_000 }, next);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(uuidV7ToTime(ids.at(-1) ?? "").getTime() - start).toBeLessThan(10);
});

test("a clock that was 75 days ahead and is set back is followed at once", () => {
  let clock = start + 75 * day;
  const next = createEventIds(() => clock);
  const ahead = next();
  clock = start;
  const later = next();
  expect(uuidV7ToTime(ahead).getTime()).toBe(start + 75 * day);
  expect(uuidV7ToTime(later).getTime()).toBe(start);
});

test("two generators never make the same id", () => {
  const [one, other] = [
    createEventIds(() => start),
    createEventIds(() => start),
  ];
  const ids = Array.from({ length: 2_000 }, () => [one(), other()]).flat();
  expect(new Set(ids).size).toBe(ids.length);
});
