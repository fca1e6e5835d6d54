import { expect, test } from "vitest";
import { expiredWords } from "./expired-words.ts";

const receivedAt = "2026-11-25T09:00:00.000Z";

test.each([
  ["2026-11-25T00:00:00.000Z", "Expired 9 h before delivery"],
  ["2026-11-25T09:00:00.000Z", null],
  ["2026-11-26T09:00:00.000Z", null],
  [null, null],
])("valid until %s: %s", (validUntil, words) => {
  expect(expiredWords({ validUntil, receivedAt })).toBe(words);
});
