import { expect, it } from "vitest";
import { timesWords } from "./count-words.ts";

it.each([
  [{ count: 1, exact: true }, "once"],
  [{ count: 2, exact: true }, "twice"],
  [{ count: 2, exact: false }, "2+ times"],
  [{ count: 1_284, exact: true }, "1,284 times"],
])("%o is %s", (count, words) => {
  expect(timesWords(count)).toBe(words);
});
