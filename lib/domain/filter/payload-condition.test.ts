import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatPayloadCondition,
  parsePayloadCondition,
  payloadOperators,
} from "./payload-condition.ts";

test.each([
  ["metadata.region:eq:EMEA", ["metadata", "region"], "eq", ["EMEA"]],
  ["data.metadata.region:eq:EMEA", ["metadata", "region"], "eq", ["EMEA"]],
  ["data:exists", ["data"], "exists", []],
  ["a b.c-d:contains::x:", ["a b", "c-d"], "contains", [":x:"]],
  ['a["b:eq:c"].d:eq:', ["a", "b:eq:c", "d"], "eq", [""]],
  ["points:in:1,2,1", ["points"], "in", ["1", "2"]],
  ['city:in:["York, UK","Ely"]', ["city"], "in", ["York, UK", "Ely"]],
])("reads %s", (text, path, operator, values) => {
  expect(parsePayloadCondition(text)).toEqual({ path, operator, values });
});

test.each([
  "",
  ":eq:1",
  "a",
  "a:",
  "a:EQ:1",
  ".a:eq:1",
  "a.:eq:1",
  "a[0]:eq:1",
])("does not read %s, and says how it is spelled", (text) => {
  expect(parsePayloadCondition(text)).toMatch(/region:eq:EMEA/);
});

test("what is written is read again as the same", () => {
  const key = fc
    .string({ minLength: 1, maxLength: 8, unit: "grapheme" })
    .filter((text) => !text.includes("\0"));
  const condition = fc.record({
    path: fc
      .array(key, { minLength: 1, maxLength: 5 })
      .filter(([first]) => first !== "data"),
    operator: fc.constantFrom(...payloadOperators),
    values: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(condition, ({ path, operator, values }) => {
      const count = { exists: 0, in: values.length }[operator as string] ?? 1;
      const given = { path, operator, values: values.slice(0, count) };
      expect(parsePayloadCondition(formatPayloadCondition(given))).toEqual(
        given,
      );
    }),
  );
});
