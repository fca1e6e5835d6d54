import { expect, it } from "vitest";
import { ordinalWord } from "./ordinal-word.ts";

it.each([
  [1, "First"],
  [10, "Tenth"],
  [11, "11th"],
  [12, "12th"],
  [21, "21st"],
  [102, "102nd"],
  [1_013, "1,013th"],
  [1_033, "1,033rd"],
])("place %i is %s", (place, word) => {
  expect(ordinalWord(place)).toBe(word);
});
