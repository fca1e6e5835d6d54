import { expect, it } from "vitest";
import { addIsoDuration } from "./iso-duration.ts";

const from = new Date("2026-01-31T10:00:00.000Z");

it.each([
  ["P24D", "2026-02-24T10:00:00.000Z"],
  ["PT36H", "2026-02-01T22:00:00.000Z"],
  ["P1W", "2026-02-07T10:00:00.000Z"],
  ["P1M", "2026-02-28T10:00:00.000Z"],
  ["P1Y2M3DT4H5M6S", "2027-04-03T14:05:06.000Z"],
])("%s after a moment", (duration, end) => {
  expect(addIsoDuration(from, duration)?.toISOString()).toBe(end);
});

it.each(["", "P", "PT", "24D", "P-1D", "P1.5D", "P9999999D"])(
  "%j is no duration",
  (text) => {
    expect(addIsoDuration(from, text)).toBeNull();
  },
);
