import { expect, test } from "vitest";
import { DatabaseClock } from "./database-clock.ts";

test("an answer that was long on its way does not move what the clock says", () => {
  const clock = new DatabaseClock();
  const database = (lateMs: number) => performance.now() - lateMs + 1e12;
  const prompt = database(0);
  expect(clock.toLocal(prompt, prompt) - performance.now()).toBeCloseTo(0, -4);
  const late = database(60_000);
  expect(clock.toLocal(late + 60_000, late) - performance.now()).toBeCloseTo(
    0,
    -4,
  );
});

test("a clock that was set back is followed within a few answers", () => {
  const clock = new DatabaseClock();
  clock.toLocal(2e12, 2e12);
  const at = Array.from({ length: 8 }, () => clock.toLocal(1e12, 1e12)).at(-1);
  expect(Number(at) - performance.now()).toBeCloseTo(0, -4);
});
