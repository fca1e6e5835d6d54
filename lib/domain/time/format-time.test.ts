import { describe, expect, it, test } from "vitest";
import {
  formatRange,
  formatRelative,
  formatSince,
  formatTime,
} from "./format-time.ts";

const now = Date.UTC(2026, 10, 23, 10, 42, 7);
const zone = "Europe/Warsaw";

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
    expect(formatRelative(now - past, now, zone)).toBe(words);
  });

  it("names the day of what is a week old, and the year of what is older", () => {
    expect(formatRelative(now - 7 * 86_400_000, now, zone)).toMatch(/^16 Nov/);
    expect(formatRelative(now - 400 * 86_400_000, now, zone)).toMatch(/2025$/);
  });

  it("does not call the future past", () => {
    expect(formatRelative(now + 3_600_000, now, zone)).not.toMatch(/ago|just/);
  });
});

test("of the hour that clocks go back over a time says which it is, and no other time does", () => {
  const told = (at: string, style: "minute" | "clock" | "day" = "minute") =>
    formatTime(new Date(at), zone, style);
  expect(told("2026-10-25T00:30:00Z")).toBe("25 Oct 2026, 02:30 CEST");
  expect(told("2026-10-25T01:30:00Z")).toBe("25 Oct 2026, 02:30 CET");
  expect(told("2026-10-25T01:30:00Z", "clock")).toBe("02:30 CET");
  expect(told("2026-10-25T01:30:00Z", "day")).toBe("25 Oct 2026");
  expect(told("2026-10-24T23:59:00Z")).toBe("25 Oct 2026, 01:59");
  expect(told("2026-10-25T02:00:00Z")).toBe("25 Oct 2026, 03:00");
  // Clocks go forward: no time is shown twice.
  expect(told("2026-03-29T00:30:00Z")).toBe("29 Mar 2026, 01:30");
  expect(told("2026-03-29T01:30:00Z")).toBe("29 Mar 2026, 03:30");
});

test("a day is that of the zone", () => {
  const night = new Date("2026-11-23T23:30:00Z");
  expect(formatTime(night, "UTC", "day")).toBe("23 Nov 2026");
  expect(formatTime(night, zone, "day")).toBe("24 Nov 2026");
  expect(formatTime(night, zone, "exact")).toBe(
    "24 November 2026, 00:30:00.000 CET",
  );
});

test("since is a time today and a day before", () => {
  const since = (at: string) => formatSince(new Date(at), new Date(now), zone);
  expect(since("2026-11-23T06:47:00Z")).toBe("07:47");
  expect(since("2026-11-22T06:47:00Z")).toBe("22 Nov, 07:47");
});

test.each([
  ["2026-11-23T23:00:00Z", "2026-11-25T23:00:00Z", "24–25 Nov 2026"],
  ["2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z", "24 Nov 2026"],
  ["2026-10-31T23:00:00Z", "2026-12-01T23:00:00Z", "1 Nov – 1 Dec 2026"],
  ["2026-11-24T09:00:00Z", "2026-11-24T11:30:00Z", "24 Nov 2026, 10:00–12:30"],
])("from %s to %s is %s", (from, to, words) => {
  expect(formatRange(new Date(from), new Date(to), zone)).toBe(words);
});
