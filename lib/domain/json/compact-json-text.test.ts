import fc from "fast-check";
import { expect, it } from "vitest";
import { compactJsonText } from "./compact-json-text.ts";

it.each([
  ['{ "a" : [ 1,\n\t2 ],\r\n "b c" : " d " }', '{"a":[1,2],"b c":" d "}'],
  [
    String.raw`{"a" : "x \" y" , "b\\" : 1}`,
    String.raw`{"a":"x \" y","b\\":1}`,
  ],
  ["1.0e3 ", "1.0e3"],
  ["{ broken", "{broken"],
  ['{ "open : 1 ', '{"open : 1 '],
  ["", ""],
  // Only JSON's own white space: others are part of broken text.
  ["1\u00a0", "1\u00a0"],
])("makes %j compact", (text, compact) => {
  expect(compactJsonText(text)).toBe(compact);
});

it("undoes indentation of any JSON", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom("  ", "\t", 1, 4),
      (value, indent) => {
        const compact = JSON.stringify(value);
        expect(compactJsonText(JSON.stringify(value, null, indent))).toBe(
          compact,
        );
        expect(compactJsonText(compact)).toBe(compact);
      },
    ),
  );
});
