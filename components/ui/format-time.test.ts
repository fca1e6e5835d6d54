import { describe, expect, it } from "vitest";
import { formatRelative, formatUtc } from "./format-time.ts";

const now = Date.UTC(2026, 10, 23, 10, 42, 7);

describe("formatRelative", () => {
  it.each([
    [0, "just now"],
    [999, "just now"],
    [-30_000, "just now"],
    [12_000, "12 s ago"],
    [59_999, "59 s ago"],
    [60_000, "1 min ago"],
    [3_599_999, "59 min ago"],
    [3_600_000, "1 h ago"],
    [86_400_000, "1 d ago"],
    [7 * 86_400_000 - 1, "6 d ago"],
  ])("%i ms before now is %s", (past, words) => {
    expect(formatRelative(now - past, now)).toBe(words);
  });

  it("names the day of what is a week old, and the year of what is older", () => {
    expect(formatRelative(now - 7 * 86_400_000, now)).toMatch(/^16 Nov/);
    expect(formatRelative(now - 400 * 86_400_000, now)).toMatch(/2025$/);
  });

  it("does not call the future past", () => {
    expect(formatRelative(now + 3_600_000, now)).not.toMatch(/ago|just/);
  });
});

it("writes UTC the same way wherever it runs", () => {
  expect(formatUtc(new Date(now))).toBe("23 Nov 2026, 10:42 UTC");
});
