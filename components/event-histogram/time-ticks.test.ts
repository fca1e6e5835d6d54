import { describe, expect, it } from "vitest";
import { timeTicks } from "./time-ticks.ts";

const at = (iso: string) => Date.parse(iso);
const labels = (from: string, to: string, zone = "UTC") =>
  timeTicks(at(from), at(to), 8, zone).map(({ label }) => label);

describe("timeTicks", () => {
  it("names days at midnight of the zone", () => {
    const ticks = timeTicks(
      at("2026-11-16T10:00:00Z"),
      at("2026-11-23T10:00:00Z"),
      8,
      "Europe/Warsaw",
    );
    expect(ticks.map(({ label }) => label)).toEqual([
      "Tue 17",
      "Wed 18",
      "Thu 19",
      "Fri 20",
      "Sat 21",
      "Sun 22",
    ]);
    expect(ticks[0]?.at).toBe(at("2026-11-16T23:00:00Z"));
  });

  it("stays at midnight when the clocks are changed within the range", () => {
    const ticks = timeTicks(
      at("2026-10-22T10:00:00Z"),
      at("2026-10-29T10:00:00Z"),
      8,
      "Europe/Warsaw",
    );
    expect(ticks.map((tick) => new Date(tick.at).getUTCHours())).toEqual([
      22, 22, 22, 23, 23, 23,
    ]);
  });

  it("names hours of the zone, minutes and seconds", () => {
    expect(
      labels("2026-11-23T00:10:00Z", "2026-11-23T06:10:00Z", "Asia/Kolkata"),
    ).toEqual(["06:00", "07:00", "08:00", "09:00", "10:00", "11:00"]);
    expect(labels("2026-11-23T10:00:10Z", "2026-11-23T10:00:50Z")).toContain(
      "10:00:30",
    );
  });

  it.each([
    ["a second", 1_000],
    ["an hour", 3_600_000],
    ["a month", 30 * 86_400_000],
    ["ten years", 3_652 * 86_400_000],
  ])("names no more than asked over %s", (_, span) => {
    const from = at("2020-03-03T03:03:03Z");
    const ticks = timeTicks(from, from + span, 6, "America/New_York");
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(new Set(ticks.map((tick) => tick.at)).size).toBe(ticks.length);
  });
});
