import { expect, it } from "vitest";
import { parseSentJson } from "#lib/domain/json/parse-sent-json.ts";
import { parsePayloadCondition } from "./payload-condition.ts";
import { payloadPaths } from "./payload-paths.ts";

it("spells every single value's place as the payload filter takes it", () => {
  const paths = payloadPaths({
    id: "whs_1",
    data: {
      customer: { metadata: { region: "EMEA", "odd.key": 1, tags: ["a"] } },
      voucher: null,
    },
  });
  expect(paths).toEqual([
    "id",
    "customer.metadata.region",
    'customer.metadata["odd.key"]',
    "voucher",
  ]);
  for (const path of paths)
    expect(parsePayloadCondition(`${path}:exists`)).toBeTypeOf("object");
});

it("knows the place of a number that no double holds", () => {
  expect(
    payloadPaths(parseSentJson('{"id":12345678901234567890,"points":1.0}')),
  ).toEqual(["id", "points"]);
});

it("passes over what nobody would type", () => {
  const deep = Array.from({ length: 30 }).reduce<object>(
    (inner) => ({ a: inner }),
    { a: 1 },
  );
  expect(
    payloadPaths({ deep, "": 1, ["k".repeat(300)]: 1, "\ud800": 1 }),
  ).toEqual([]);
  expect(payloadPaths("text")).toEqual([]);
  expect(payloadPaths(JSON.parse('{"__proto__":{"x":1}}'))).toEqual([
    "__proto__.x",
  ]);
});
