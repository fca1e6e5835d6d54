import { expect, test } from "vitest";
import { rangeWords, receivedPhrase } from "./time-range-words.ts";

const frame = {
  zone: "Europe/Warsaw",
  now: new Date("2026-11-25T12:00:00Z"),
};

test.each([
  [{}, "any time"],
  [{ from: "-7d" }, "last 7 days"],
  [{ from: "yesterday", to: "yesterday" }, "yesterday"],
  [
    { from: "yesterday@Europe/Warsaw", to: "yesterday@Europe/Warsaw" },
    "yesterday",
  ],
  [
    { from: "yesterday@Asia/Tokyo", to: "yesterday@Asia/Tokyo" },
    "yesterday (Asia/Tokyo)",
  ],
  [{ from: "2026-11-24", to: "2026-11-25" }, "24–25 Nov 2026"],
  [{ from: "2026-11-24T09:00:00Z" }, "since 24 Nov 2026, 10:00"],
  [{ to: "2026-11-24T09:00:00Z" }, "before 24 Nov 2026, 10:00"],
])("%o is %s", (range, words) => {
  expect(rangeWords(range, frame)).toBe(words);
});

test("a sentence ends with the range", () => {
  expect(receivedPhrase({}, frame)).toBe("");
  expect(receivedPhrase({ from: "today" }, frame)).toBe(" today");
  expect(receivedPhrase({ from: "-1h" }, frame)).toBe(" in the last hour");
  const days = { from: "2026-11-24", to: "2026-11-25" };
  expect(receivedPhrase(days, frame)).toBe(", 24–25 Nov 2026");
});
