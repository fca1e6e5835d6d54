import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { getDimension } from "./get-dimension.ts";
import { listDimensions } from "./list-dimensions.ts";

await useTestDatabase();

const at = (day: number, seconds = 0) =>
  new Date(Date.UTC(2026, 9, day, 10, 0, seconds));

beforeAll(async () => {
  const sourceId = await storeSource("Shop");
  const other = await storeSource("Other shop");
  const vip = (day: number, delay: number, name: string, customerId: string) =>
    eventRow({
      sourceId,
      receivedAt: at(day, delay),
      sentAt: at(day),
      segmentId: "seg_vip",
      segmentName: name,
      customerId,
      customerName: customerId === "a" ? "Ana" : null,
      voucherCode: `CODE-${customerId}`,
      searchText: `${name.toLowerCase()}\nseg_vip\n${customerId === "a" ? "ana" : ""}`,
      needsAttention: day === 3,
      distributionId: "distr_1",
      eventName: "Welcome flow",
    });
  await storeEvents([
    vip(1, 1, "VIP", "a"),
    vip(2, 3, "VIP", "b"),
    vip(3, 11, "Very important", "a"),
    eventRow({
      sourceId: other,
      receivedAt: at(4),
      segmentId: "seg_new",
      segmentName: "Newcomers at Ana's",
      customerId: "a",
      searchText: "newcomers at ana's\nseg_new",
    }),
    eventRow({
      sourceId,
      receivedAt: at(5),
      outcome: "rejected",
      isEntry: false,
      segmentId: "seg_forged",
      segmentName: "Forged",
    }),
  ]);
});

test("a segment: names it has had, codes, and how long its entries took", async () => {
  expect(
    await getDimension(testContext(), { kind: "segment", id: "seg_vip" }),
  ).toEqual({
    kind: "segment",
    id: "seg_vip",
    name: "Very important",
    names: [
      {
        name: "Very important",
        firstSeenAt: at(3, 11).toISOString(),
        lastSeenAt: at(3, 11).toISOString(),
      },
      {
        name: "VIP",
        firstSeenAt: at(1, 1).toISOString(),
        lastSeenAt: at(2, 3).toISOString(),
      },
    ],
    firstSeenAt: at(1, 1).toISOString(),
    lastSeenAt: at(3, 11).toISOString(),
    codes: 2,
    delays: [
      {
        label: "From sending to receipt",
        count: 3,
        median: 3_000,
        p95: expect.closeTo(10_200, 0) as number,
        worst: 11_000,
      },
    ],
    sampled: { count: 3, exact: true },
  });
  expect(
    (await getDimension(testContext(), { kind: "distribution", id: "distr_1" }))
      .name,
  ).toBe("Welcome flow");
});

test("what only a rejected request names has a page, without entries", async () => {
  expect(
    await getDimension(testContext(), { kind: "segment", id: "seg_forged" }),
  ).toMatchObject({
    firstSeenAt: null,
    names: [],
    delays: [],
  });
});

test.each(["seg_none", "\0", "%", "x".repeat(5_000)])(
  "what no event names is not found: %#",
  async (id) => {
    await expect(
      getDimension(testContext(), { kind: "segment", id: id }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  },
);

test("a list has those with most entries first, and the customers by source, last seen first", async () => {
  const segments = await listDimensions(testContext(), {
    kind: "segment",
    q: null,
  });
  expect(segments).toMatchObject({
    found: 2,
    among: null,
    rows: [
      {
        id: "seg_vip",
        name: "Very important",
        entries: 3,
        customers: { count: 2, exact: true },
        needsAttention: 1,
        firstSeenAt: at(1, 1).toISOString(),
        lastSeenAt: at(3, 11).toISOString(),
      },
      { id: "seg_new", entries: 1 },
    ],
  });
  const customers = await listDimensions(testContext(), {
    kind: "customer",
    q: null,
  });
  expect(customers.rows.map(({ id, entries }) => [id, entries])).toEqual([
    ["a", 1],
    ["a", 2],
    ["b", 1],
  ]);
  expect(new Set(customers.rows.map(({ sourceId }) => sourceId)).size).toBe(2);
});

test.each([
  ["segment", "ana", ["seg_new"]],
  ["segment", "IMPORTANT very", ["seg_vip"]],
  ["segment", "100%", []],
  ["campaign", null, []],
] as const)(
  "a search finds a %s by its own texts alone: %s",
  async (kind, q, ids) => {
    expect(
      (await listDimensions(testContext(), { kind: kind, q: q })).rows.map(
        ({ id }) => id,
      ),
    ).toEqual(ids);
  },
);
