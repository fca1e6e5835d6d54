import fc from "fast-check";
import { expect, test } from "vitest";
import { findDuplicateKeys } from "./duplicate-keys.ts";
import { JsonTokens } from "./json-tokens.ts";
import { scanJson } from "./scan-json.ts";

function tokensOf(text: string): string[] {
  const found: string[] = [];
  for (const token = new JsonTokens(text); token.next();)
    found.push(`${token.kind} ${token.slice()}`);
  return found;
}

test("tokens come as they were spelled, white space between them does not", () => {
  expect(
    tokensOf(' {"a\\"" : [-1.50e+3,\ttrue ], "\\ud800":"\u2028"}\n'),
  ).toEqual([
    "{ {",
    String.raw`string "a\""`,
    ": :",
    "[ [",
    "number -1.50e+3",
    ", ,",
    "text true",
    "] ]",
    ", ,",
    String.raw`string "\ud800"`,
    ": :",
    'string "\u2028"',
    "} }",
  ]);
});

test("text that is no JSON loses nothing but white space", () => {
  const unit = fc.constantFrom(
    ...'"\\{}[],:-0e \n\t\u00a0\u0000\u2028\ud800é'.split(""),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      let at = 0;
      for (const token = new JsonTokens(text); token.next();) {
        expect(text.slice(at, token.start)).toMatch(/^[ \n\r\t]*$/);
        expect(token.end).toBeGreaterThan(token.start);
        at = token.end;
      }
      expect(text.slice(at)).toMatch(/^[ \n\r\t]*$/);
    }),
  );
});

test.each([
  ["a string that is never closed", '{"a', ["{ {", 'string "a']],
  ["a backslash at the end", '"a\\', ['string "a\\']],
  ["nothing", "", []],
  ["white space", " \n", []],
])("%s ends with the text", (_, text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test("10,000 levels and a megabyte are walked without recursion", () => {
  const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
  expect(scanJson(deep).depth).toBe(10_000);
  const wide = `{${'"a":1,'.repeat(170_000)}"a":1}`;
  expect(scanJson(wide)).toEqual({
    depth: 1,
    values: 170_002,
    members: 170_001,
    longestNumber: 1,
    isMoreThanValue: false,
  });
  expect(findDuplicateKeys(wide, 3)).toEqual(["$.a", "$.a", "$.a"]);
});

test.each([
  ['{"a":1,"\\u0061":2}', ["$.a"]],
  ['{"a":{"a":1},"b":["a","a"]}', []],
  [
    '[{"x":0},{"k":1,"k":[{"__proto__":1,"__proto__":2}]}]',
    ["$[1].k", "$[1].k[0].__proto__"],
  ],
  ['{"\\ud800":1,"\\ud800":2}', ['$["\ufffd"]']],
  ['{"a , b":":","a , b":"{"}', ['$["a , b"]']],
])("keys of %s that were sent before", (text, paths) => {
  expect(findDuplicateKeys(text, 5)).toEqual(paths);
});
