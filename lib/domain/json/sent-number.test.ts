import { expect, test } from "vitest";
import { isSameScalar } from "./same-value.ts";
import {
  compareDecimals,
  decimalText,
  numberKey,
  toDecimal,
  toNumeric,
} from "./sent-number.ts";

const key = (text: string) => numberKey(toNumeric(text));

test.each([
  ["1", "1.0"],
  ["1000", "1e3"],
  ["0.001", "1E-3"],
  ["0", "-0.00"],
  ["12345678901234567890", "1.234567890123456789e19"],
  ["1e999999", "10e999998"],
])("%s and %s are the same number", (one, other) => {
  expect(key(one)).toBe(key(other));
});

test.each([
  ["9007199254740992", "9007199254740993"],
  ["0.1", "0.10000000000000001"],
  ["1", "-1"],
  ["1e400", "1e401"],
])("%s and %s are two numbers", (one, other) => {
  expect(key(one)).not.toBe(key(other));
});

test("a text that writes a number out is that number, two texts are not", () => {
  const long = toNumeric("9007199254740993");
  expect(isSameScalar(long, "9007199254740993")).toBe(true);
  expect(isSameScalar(long, "9007199254740992")).toBe(false);
  expect(isSameScalar(7, "007")).toBe(true);
  expect(isSameScalar("7", "7.0")).toBe(false);
  expect(isSameScalar(7, "7e0")).toBe(false);
});

test.each([
  ["12345678901234567890.25", "12345678901234567890.25"],
  ["1e3", "1000"],
  ["-25e-3", "-0.025"],
])("%s is written out as %s", (text, plain) => {
  const decimal = toDecimal(toNumeric(text));
  expect(decimal && decimalText(decimal)).toBe(plain);
});

test("a number beyond all bounds is no decimal", () => {
  expect(toDecimal(toNumeric("1e999999999"))).toBeNull();
  expect(toDecimal(toNumeric(`1${"0".repeat(500)}`))).toBeNull();
});

test("decimals compare beyond what doubles tell apart", () => {
  const compare = (one: string, other: string) =>
    compareDecimals(
      toDecimal(toNumeric(one)) ?? { digits: 0n, exponent: 0 },
      toDecimal(toNumeric(other)) ?? { digits: 0n, exponent: 0 },
    );
  expect(compare("9007199254740993", "9007199254740992")).toBeGreaterThan(0);
  expect(compare("1.5", "15e-1")).toBe(0);
  expect(compare("-1e20", "0.1")).toBeLessThan(0);
});
