import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memberKeys } from "./json-value.ts";
import { parseSentJson } from "./parse-sent-json.ts";
import { SentNumber } from "./sent-number.ts";

test.each([
  "9007199254740993",
  "-12345678901234567890",
  "1.0",
  "10.50",
  "1e3",
  "1E-7",
  "-0",
  "0.1234567890123456789",
  "1e400",
])("%s is still what was sent, wherever it stands", (number) => {
  for (const text of [
    number,
    `[${number}]`,
    `{"a":${number}}`,
    `{"a":[1,{"b":${number}}]}`,
  ]) {
    expect(JSON.stringify(parseSentJson(text))).toBe(text);
  }
});

test("a number that a double holds as it was sent is a double", () => {
  expect(parseSentJson("[0,-1,12.5,9007199254740991]")).toEqual([
    0, -1, 12.5, 9_007_199_254_740_991,
  ]);
  expect(parseSentJson("[1,12345678901234567890]")).toEqual([
    1,
    expect.any(SentNumber),
  ]);
});

describe("keys", () => {
  test("that are whole numbers stay where they were sent", () => {
    const value = parseSentJson('{"b":1,"10":2,"a":3,"2":4}') as object;
    expect(memberKeys(value)).toEqual(["b", "10", "a", "2"]);
  });

  test("that were sent twice count once, with the last value", () => {
    const value = parseSentJson('{"7":1,"b":2,"3":0,"7":1.0}') as object;
    expect(memberKeys(value)).toEqual(["7", "b", "3"]);
    expect(JSON.stringify(value)).toBe('{"3":0,"7":1.0,"b":2}');
  });

  test("named as what objects inherit are keys like any other", () => {
    const value = parseSentJson('{"__proto__":{"1":2.0},"5":1}') as object;
    expect(memberKeys(value)).toEqual(["__proto__", "5"]);
    expect(value).not.toHaveProperty("1");
  });
});

test("whatever JSON.parse reads is read the same but for numbers", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (given) => {
      // The long number at its beginning makes every body one of those that are built anew.
      const text = `[12345678901234567890,${JSON.stringify(given)}]`;
      const [, value] = parseSentJson(text) as unknown[];
      const again: unknown = JSON.parse(JSON.stringify(value));
      expect(again).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  );
});

test("text too deep to be walked is read all the same", () => {
  const text = `${"[".repeat(100_000)}1.0${"]".repeat(100_000)}`;
  expect(Array.isArray(parseSentJson(text))).toBe(true);
});

test("what is no JSON is refused as JSON.parse does", () => {
  expect(() => parseSentJson("{")).toThrow(SyntaxError);
});
