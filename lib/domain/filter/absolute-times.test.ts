import { expect, test } from "vitest";
import { inZone, withAbsoluteTimes } from "./absolute-times.ts";

const now = new Date("2026-11-23T12:00:00Z");

test("every relative time and every day becomes an instant, and the rest stays", () => {
  expect(
    withAbsoluteTimes(
      { segment: ["s"], from: "-1d", to: "2026-11-23", sentFrom: "-2h" },
      now,
    ),
  ).toEqual({
    segment: ["s"],
    from: "2026-11-22T12:00:00.000Z",
    to: "2026-11-24T00:00:00.000Z",
    sentFrom: "2026-11-23T10:00:00.000Z",
  });
});

test("expired by now becomes expired by that instant, once and for all", () => {
  const frozen = withAbsoluteTimes({ validity: "expired", q: "a" }, now);
  expect(frozen).toEqual({ q: "a", expiredBy: "2026-11-23T12:00:00.000Z" });
  expect(withAbsoluteTimes(frozen, new Date(0))).toEqual(frozen);
  expect(withAbsoluteTimes({ validity: "none" }, now)).toEqual({
    validity: "none",
  });
});

test("made absolute again, whenever, it stays as it is", () => {
  const filter = withAbsoluteTimes({ sentTo: "-1w", from: "-30m" }, now);
  expect(withAbsoluteTimes(filter, new Date(0))).toEqual(filter);
});

test("the days of every range become those of a zone, and instants stay", () => {
  const instant = "2026-11-23T10:00:00Z";
  expect(
    inZone(
      { code: ["A"], from: "today", to: instant, enteredFrom: "yesterday" },
      "Europe/Warsaw",
    ),
  ).toEqual({
    code: ["A"],
    from: "today@Europe/Warsaw",
    to: instant,
    enteredFrom: "yesterday@Europe/Warsaw",
  });
});
