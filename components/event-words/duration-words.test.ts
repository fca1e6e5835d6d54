import { expect, it } from "vitest";
import { durationFigure, durationWords } from "./duration-words.ts";

it.each([
  [0, "less than 0.1 s"],
  [49, "less than 0.1 s"],
  [399, "0.4 s"],
  [9_949, "9.9 s"],
  [9_950, "10 s"],
  [59_400, "59 s"],
  [59_600, "1 min"],
  [61_000, "1 min 1 s"],
  [3_599_400, "59 min 59 s"],
  [3_599_600, "1 h"],
  [90 * 60_000, "1 h 30 min"],
  [47 * 3_600_000, "47 h"],
  [48 * 3_600_000, "2 days"],
  [41 * 86_400_000, "41 days"],
  [-399, "0.4 s"],
])("%i ms is %s", (milliseconds, words) => {
  expect(durationWords(milliseconds)).toBe(words);
});

it.each([
  [0, "<0.1 s"],
  [-49, "<0.1 s"],
  [399, "0.4 s"],
  [-14_000, "−14 s"],
])("as a figure %i ms are %s", (milliseconds, words) => {
  expect(durationFigure(milliseconds)).toBe(words);
});
