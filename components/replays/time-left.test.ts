import { expect, test } from "vitest";
import type { RunState } from "#lib/domain/replay/replay-run.ts";
import { timeLeft } from "./time-left.ts";

const counts = {
  total: 1_000,
  delivered: 660,
  failed: 5,
  skipped: 0,
  pending: 335,
  inDoubt: 0,
};
const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 10, 0, second));

/** Ten events in the first second, one of them tried twice. */
const attempts = Array.from({ length: 11 }, (_, index) => ({
  eventId: `event ${String(Math.min(index, 9))}`,
  outcome: "delivered" as const,
  startedAt: at(0).toISOString(),
}));

const left = (state: RunState, now: Date, sent = attempts) =>
  timeLeft({ state, counts }, sent, now);

test("the time left follows the pace that is really reached", () => {
  expect(left("running", at(1))).toBe(33_500);
});

test("it grows while nothing is delivered", () => {
  expect(left("running", at(60))).toBe(60 * 33_500);
});

test.each<RunState>([
  "awaiting_approval",
  "queued",
  "paused",
  "stopped",
  "cancelled",
  "done",
])("a run that is %s has none", (state) => {
  expect(left(state, at(1))).toBeNull();
});

test("there is none before anything was sent", () => {
  expect(left("running", at(1), [])).toBeNull();
});
