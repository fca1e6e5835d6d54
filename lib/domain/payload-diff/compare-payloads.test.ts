import { expect, test } from "vitest";
import { parseSentJson } from "#lib/domain/json/parse-sent-json.ts";
import { comparePayloads } from "./compare-payloads.ts";
import {
  customer,
  segment,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";

const envelope = (data: unknown, over: object = {}) => ({
  id: "whs_1",
  type: "Welcome flow",
  created_at: "2026-11-01T10:00:00.000Z",
  source: { id: "distr_1", object: "distribution" },
  event: { id: "evcus_1", type: "customer.segment.entered" },
  data,
  ...over,
});

/** The customer with other figures. */
const grown = {
  ...customer,
  metadata: { ...customer.metadata, region: "APAC" },
  updated_at: "2026-11-20T10:00:00.000Z",
  summary: {
    redemptions: {
      ...customer.summary.redemptions,
      loyalty_card: { redeemed_points: 300, points_to_go: 4_800 },
    },
    orders: {
      ...customer.summary.orders,
      total_count: 13,
      total_amount: 1_300_000,
    },
  },
};

const labelled = (before: unknown, after: unknown) =>
  comparePayloads(before, after).changes.map(
    ({ label, kind, before: from, after: to, unit, noise }) => ({
      label,
      kind,
      from,
      to,
      unit,
      ...(noise && { noise }),
    }),
  );

test("what a marketer would see between two entries, with units, and noise apart", () => {
  const before = envelope({ customer, segment });
  const after = envelope(
    { customer: grown, segment },
    { id: "whs_2", created_at: "2026-11-20T10:00:00.000Z" },
  );
  expect(labelled(before, after)).toEqual([
    {
      label: "Points to spend",
      kind: "changed",
      from: 4_200,
      to: 4_800,
      unit: "points",
    },
    {
      label: "Spent",
      kind: "changed",
      from: 1_234_567,
      to: 1_300_000,
      unit: "money",
    },
    { label: "Orders", kind: "changed", from: 11, to: 13, unit: "count" },
    {
      label: "region (metadata)",
      kind: "changed",
      from: "EMEA",
      to: "APAC",
      unit: "text",
    },
    {
      label: "Updated at",
      kind: "added",
      from: null,
      to: "2026-11-20T10:00:00.000Z",
      unit: "date",
      noise: true,
    },
    {
      label: "Id",
      kind: "changed",
      from: "whs_1",
      to: "whs_2",
      unit: "text",
      noise: true,
    },
    {
      label: "Created at",
      kind: "changed",
      from: "2026-11-01T10:00:00.000Z",
      to: "2026-11-20T10:00:00.000Z",
      unit: "date",
      noise: true,
    },
  ]);
});

test("an object that came along is told value by value, each with its place and object", () => {
  const { changes } = comparePayloads(
    { customer, segment },
    envelope({ customer, segment, voucher }),
  );
  const ofVoucher = changes.filter(({ group }) => group === "voucher");
  expect(ofVoucher).toContainEqual(
    expect.objectContaining({
      path: "$.data.voucher.discount.amount_off",
      kind: "added",
      after: 1_500,
      unit: "money",
    }),
  );
  // The data is compared although only one of the bodies has an envelope around it.
  expect(changes.some(({ group }) => group === "customer")).toBe(false);
  expect(changes.filter(({ group }) => group === "envelope")).toHaveLength(7);
});

test("a path leads into the body that has the value", () => {
  const { changes } = comparePayloads(
    envelope({ customer, segment, order: 1 }),
    { customer, segment },
  );
  expect(changes[0]).toMatchObject({
    path: "$.data.order",
    kind: "removed",
    group: "other",
  });
});

test.each([
  ["a number and its text", { n: 11, t: "1.5" }, { n: "11", t: 1.5 }],
  ["the order of keys", { a: 1, b: 2 }, { b: 2, a: 1 }],
  ["numbers and their texts in lists", { l: [1, "2"] }, { l: ["1", 2] }],
])("%s is no difference", (_, before, after) => {
  expect(comparePayloads(before, after)).toEqual({ changes: [], more: 0 });
});

test("null against nothing is a difference, but noise; metadata is never noise", () => {
  expect(labelled({ a: 1 }, { a: 1, b: null })).toEqual([
    {
      label: "B",
      kind: "added",
      from: null,
      to: null,
      unit: "text",
      noise: true,
    },
  ]);
  const [change] = comparePayloads(
    { customer: { metadata: { updated_at: 1 } } },
    { customer: { metadata: { updated_at: 2 } } },
  ).changes;
  expect(change?.noise).toBe(false);
});

test("members of a list are matched by id, so that one put first changes no other", () => {
  const list = [
    { id: "a", n: 1 },
    { id: "b", n: 2 },
  ];
  expect(
    comparePayloads(
      { list },
      { list: [{ id: "c", n: 3 }, ...list] },
    ).changes.map(({ path, kind }) => [path, kind]),
  ).toEqual([
    ["$.list[0].id", "added"],
    ["$.list[0].n", "added"],
  ]);
  expect(
    comparePayloads({ list }, { list: list.toReversed() }).changes,
  ).toEqual([
    {
      path: "$.list",
      label: "List",
      group: "other",
      kind: "moved",
      before: ["a", "b"],
      after: ["b", "a"],
      unit: "text",
      noise: false,
    },
  ]);
});

test("a value that became an object is one change, with both whole", () => {
  expect(labelled({ a: [1] }, { a: { b: 1 } })).toEqual([
    { label: "A", kind: "changed", from: [1], to: { b: 1 }, unit: "text" },
  ]);
});

test("numbers that a double holds for one another differ, and one number spelled twice does not", () => {
  const body = (points: string, keys: string) =>
    parseSentJson(
      `{"data":{"customer":{"metadata":{${keys}},"loyalty":{"points":${points}}}},"event":{}}`,
    );
  const { changes } = comparePayloads(
    body("9007199254740992", '"10":1.0,"2":"12345678901234567890"'),
    body("9007199254740993", '"10":1,"2":12345678901234567890'),
  );
  expect(
    changes.map(({ path, before, after }) => [
      path,
      JSON.stringify(before),
      JSON.stringify(after),
    ]),
  ).toEqual([
    ["$.data.customer.loyalty.points", "9007199254740992", "9007199254740993"],
  ]);
});

test("changes come in the order in which the later body has its keys", () => {
  const body = (of: number) =>
    parseSentJson(
      `{"customer":{"metadata":{"b":${String(of)},"10":${String(of)},"2":${String(of)}}}}`,
    );
  expect(
    comparePayloads(body(1), body(2)).changes.map(({ path }) => path),
  ).toEqual([
    "$.customer.metadata.b",
    '$.customer.metadata["10"]',
    '$.customer.metadata["2"]',
  ]);
});
