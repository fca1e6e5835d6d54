import { expect, test } from "vitest";
import { receivedTimeSchema, toTimeBounds } from "./received-time.ts";

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
  [{}, null, null],
])("%o", (range, from, to) => {
  const bounds = toTimeBounds(range, now);
  expect(bounds.from?.toISOString() ?? null).toBe(from);
  expect(bounds.to?.toISOString() ?? null).toBe(to);
});

test.each([
  "",
  "yesterday",
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
