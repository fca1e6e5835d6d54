import { expect, it } from "vitest";
import { enumWords } from "./enum-words.ts";

it.each([
  ["API", "API"],
  ["DISCOUNT_COUPONS", "Discount coupons"],
  ["SUCCESS", "Success"],
  ["Automation", "Automation"],
  ["voucherify-web-ui", "voucherify-web-ui"],
  ["", ""],
])("%j reads %j", (value, words) => {
  expect(enumWords(value)).toBe(words);
});
