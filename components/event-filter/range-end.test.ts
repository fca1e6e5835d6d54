import { expect, test } from "vitest";
import { readRangeEnd, toRangeEnd } from "./range-end.ts";

const zone = "Europe/Warsaw";
const given = (spelled: string, at: string) => ({ spelled, at: new Date(at) });

test.each([
  ["2026-11-23T10:00:00.123Z", "2026-11-23T10:00:00.123Z"],
  ["-7d", "2026-11-16T10:00:00.456Z"],
  ["yesterday", "2026-11-21T23:00:00.000Z"],
  ["2026-10-25T01:30:00.000Z", "2026-10-25T01:30:00.000Z"],
])("an end that nobody touched stays %s", (spelled, at) => {
  const end = given(spelled, at);
  expect(readRangeEnd(toRangeEnd(end, zone), end, zone).spelled).toBe(spelled);
});

test("seconds that are typed survive", () => {
  const end = { local: "2026-11-23T11:00:59", which: 0 };
  const none = { spelled: undefined, at: null };
  expect(readRangeEnd(end, none, zone).spelled).toBe(
    "2026-11-23T10:00:59.000Z",
  );
});

test("of the doubled hour either is chosen; the one left out is nothing", () => {
  const none = { spelled: undefined, at: null };
  const twice = (which: number) =>
    readRangeEnd({ local: "2026-10-25T02:30:00", which }, none, zone).spelled;
  expect([twice(0), twice(1)]).toEqual([
    "2026-10-25T00:30:00.000Z",
    "2026-10-25T01:30:00.000Z",
  ]);
  const never = { local: "2026-03-29T02:30:00", which: 0 };
  expect(readRangeEnd(never, none, zone)).toEqual({
    moments: [],
    spelled: null,
  });
});
