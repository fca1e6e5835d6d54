import { expect, test } from "vitest";
import { holdsWords } from "./holds-words.ts";

const names = ["seg_1", null, "İPEK Chloe\u0301 STRAẞE"];

test.each([
  "",
  "ipek",
  "İpek",
  "SEG_1 strasse",
  "straße",
  "chloe",
  "chloé",
  "CHLOE\u0301",
])("%s is held", (q) => {
  expect(holdsWords(names, q)).toBe(true);
});

test.each(["chloè", "ipek nobody", "seg_2"])("%s is not", (q) => {
  expect(holdsWords(names, q)).toBe(false);
});
