import { expect, test } from "vitest";
import { receivedTimeSchema, toTimeBounds, withZone } from "./received-time.ts";

const now = new Date("2026-11-23T10:30:00Z");

test.each([
  [{ from: "2026-11-20" }, "2026-11-20T00:00:00.000Z", null],
  [{ to: "2026-11-20" }, null, "2026-11-21T00:00:00.000Z"],
  [{ from: "2026-11-20T01:00:00+02:00" }, "2026-11-19T23:00:00.000Z", null],
  [{ to: "2026-11-20T01:00:00.5Z" }, null, "2026-11-20T01:00:00.500Z"],
  [
    { from: "-7d", to: "-30m" },
    "2026-11-16T10:30:00.000Z",
    "2026-11-23T10:00:00.000Z",
  ],
  [{ from: "-2w" }, "2026-11-09T10:30:00.000Z", null],
  [{ from: "today" }, "2026-11-23T00:00:00.000Z", null],
  [
    { from: "yesterday@Europe/Warsaw", to: "yesterday@Europe/Warsaw" },
    "2026-11-21T23:00:00.000Z",
    "2026-11-22T23:00:00.000Z",
  ],
  [
    { from: "this-week@America/New_York", to: "this-week@America/New_York" },
    "2026-11-23T05:00:00.000Z",
    "2026-11-30T05:00:00.000Z",
  ],
  // On the day on which clocks go back a day has 25 hours.
  [
    { from: "2026-10-25@Europe/Warsaw", to: "2026-10-25@Europe/Warsaw" },
    "2026-10-24T22:00:00.000Z",
    "2026-10-25T23:00:00.000Z",
  ],
  [{}, null, null],
])("%o", (range, from, to) => {
  const bounds = toTimeBounds(range, now);
  expect(bounds.from?.toISOString() ?? null).toBe(from);
  expect(bounds.to?.toISOString() ?? null).toBe(to);
});

test.each([
  "",
  "tomorrow",
  "yesterday@Atlantis/Capital",
  "yesterday@",
  "2026-13-01@Europe/Warsaw",
  "7d",
  "-d",
  "-1y",
  "-12345d",
  "2026-13-01",
  "2026-11-23T10:00:00",
  "1969-12-31",
  "1969-12-31T23:59:59Z",
])("%s is no time of receipt", (text) => {
  expect(receivedTimeSchema.safeParse(text).success).toBe(false);
});

test("a day takes the zone of the page, unless it names its own", () => {
  expect(withZone("yesterday", "Europe/Warsaw")).toBe(
    "yesterday@Europe/Warsaw",
  );
  expect(withZone("2026-11-23@Asia/Tokyo", "Europe/Warsaw")).toBe(
    "2026-11-23@Asia/Tokyo",
  );
  expect(withZone("-7d", "Europe/Warsaw")).toBe("-7d");
});
