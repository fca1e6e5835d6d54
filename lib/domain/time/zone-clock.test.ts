import { expect, test } from "vitest";
import {
  addDays,
  dayIn,
  mondayOf,
  startOfDay,
  toInstants,
  toLocalTime,
} from "./zone-clock.ts";

const inWarsaw = (local: string) =>
  toInstants(local, "Europe/Warsaw").map((at) => at.toISOString());

test("a time of the clock is a moment", () => {
  expect(inWarsaw("2026-11-23T10:42:07")).toEqual(["2026-11-23T09:42:07.000Z"]);
  expect(inWarsaw("2026-07-01T00:00")).toEqual(["2026-06-30T22:00:00.000Z"]);
});

test("the hour that clocks go back over is two moments, the earlier first", () => {
  expect(inWarsaw("2026-10-25T02:30:00")).toEqual([
    "2026-10-25T00:30:00.000Z",
    "2026-10-25T01:30:00.000Z",
  ]);
});

test("the hour that clocks leave out is no moment, nor is what is no time", () => {
  expect(inWarsaw("2026-03-29T02:30:00")).toEqual([]);
  expect(inWarsaw("")).toEqual([]);
  expect(inWarsaw("soon")).toEqual([]);
});

test("what the clock shows leads back to the same second", () => {
  const at = new Date("2026-10-25T01:30:15.900Z");
  const local = toLocalTime(at, "Europe/Warsaw");
  expect(local).toBe("2026-10-25T02:30:15");
  expect(inWarsaw(local)).toContain("2026-10-25T01:30:15.000Z");
});

test.each([
  ["2026-03-29", "Europe/Warsaw", "2026-03-28T23:00:00.000Z"],
  // Midnight is left out in Beirut on the last Sunday of March.
  ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00.000Z"],
  // Samoa had no 30 December 2011 at all: the next moment is the 31st.
  ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
])("%s begins in %s at %s", (day, zone, at) => {
  expect(startOfDay(day, zone).toISOString()).toBe(at);
});

test("days and weeks are those of the calendar", () => {
  expect(dayIn(new Date("2026-11-23T23:30:00Z"), "Europe/Warsaw")).toBe(
    "2026-11-24",
  );
  expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
  expect(mondayOf("2026-11-23")).toBe("2026-11-23");
});
