import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { customerHistorySchema } from "#lib/domain/customer/customer-history.ts";
import {
  ana,
  day,
  shops,
  storeCustomer,
} from "#lib/services/testing/customer-of-two-shops.ts";
import { getCustomer } from "./get-customer.ts";
import { getCustomerSidebar } from "./get-customer-sidebar.ts";
import { listCustomerEntries } from "./list-customer-entries.ts";

await useTestDatabase();

let shop = "";
let other = "";

beforeAll(async () => {
  await storeCustomer();
  ({ id: shop, other } = shops);
});

const history = () =>
  listCustomerEntries(
    testContext(),
    { customerId: ana, sourceId: shop },
    { order: "asc" },
  );

test("a customer of one source: who they are, and how their orders moved", async () => {
  const found = await getCustomer(testContext(), { id: ana, sourceId: shop });
  expect(found).toMatchObject({
    name: "Ana",
    email: "ana@shop.example",
    source: { id: shop, name: "Shop" },
    otherSources: [{ id: other, name: "Other shop" }],
    entryCount: { count: 5, exact: true },
    segmentCount: 2,
    codeCount: 1,
    promotionCount: 1,
    firstEntryAt: day(1).toISOString(),
    lastEntryAt: day(9).toISOString(),
  });
  expect(
    found.figures.map(({ label, points }) => [
      label,
      points.map(({ value }) => value),
    ]),
  ).toEqual([
    ["Orders", [4, 4, 9, 11]],
    ["Spent", []],
    ["Points to spend", []],
    ["Gift credit left", []],
    ["Redemptions", []],
  ]);
  customerHistorySchema.parse({ ...found, ...(await history()) });
});

test("without a source the one with the newest event is meant, and the other is named", async () => {
  expect(
    (await getCustomer(testContext(), { id: ana, sourceId: null })).source.id,
  ).toBe(shop);
  expect(
    (await getCustomer(testContext(), { id: ana, sourceId: other })).entryCount
      .count,
  ).toBe(1);
});

test.each([["cust_unknown"], ["\0"], ["x".repeat(10_000)]])(
  "a customer of whom nothing is known is not found",
  async (id) => {
    await expect(
      getCustomer(testContext(), { id: id, sourceId: null }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  },
);

test("entries come in order with what changed since the one before", async () => {
  const { entries, nextCursor } = await history();
  expect(nextCursor).toBeNull();
  expect(
    entries.map(
      ({ difference, notCompared, entryNumber, previousInSegmentAt }) => ({
        changes: difference?.changes
          .filter(({ noise }) => !noise)
          .map(({ label, before, after }) => [label, before, after]),
        notCompared,
        entryNumber,
        previousInSegmentAt,
      }),
    ),
  ).toEqual([
    {
      changes: undefined,
      notCompared: "first_entry",
      entryNumber: 1,
      previousInSegmentAt: null,
    },
    {
      changes: [],
      notCompared: null,
      entryNumber: 1,
      previousInSegmentAt: null,
    },
    {
      changes: [["Orders", 4, 9]],
      notCompared: null,
      entryNumber: 2,
      previousInSegmentAt: day(1).toISOString(),
    },
    {
      changes: undefined,
      notCompared: "body_too_large",
      entryNumber: 3,
      previousInSegmentAt: day(3).toISOString(),
    },
    {
      changes: undefined,
      notCompared: "body_too_large",
      entryNumber: 4,
      previousInSegmentAt: day(8).toISOString(),
    },
  ]);
});

test.each(["asc", "desc"] as const)(
  "pages of entries meet without gaps, %s, and lead back",
  async (order) => {
    const key = { customerId: ana, sourceId: shop };
    const all = (
      await listCustomerEntries(testContext(), key, { order })
    ).entries.map(({ id }) => id);
    const first = await listCustomerEntries(testContext(), key, {
      order,
      limit: 2,
    });
    const second = await listCustomerEntries(testContext(), key, {
      order,
      limit: 2,
      cursor: first.nextCursor,
    });
    const third = await listCustomerEntries(testContext(), key, {
      order,
      limit: 2,
      cursor: second.nextCursor,
    });
    expect(
      [...first.entries, ...second.entries, ...third.entries].map(
        ({ id }) => id,
      ),
    ).toEqual(all);
    expect(first.previousCursor).toBeNull();
    expect(third.nextCursor).toBeNull();
    const back = await listCustomerEntries(testContext(), key, {
      order,
      limit: 2,
      cursor: third.previousCursor,
    });
    expect(back.entries).toEqual(second.entries);
    const start = await listCustomerEntries(testContext(), key, {
      order,
      limit: 2,
      cursor: back.previousCursor,
    });
    expect(start.entries).toEqual(first.entries);
    expect(start.previousCursor).toBeNull();
    expect(third.entries.map(({ place }) => place)).toEqual([
      order === "asc" ? 5 : 1,
    ]);
  },
);

test("beside them: what they were sent, where they were last known to be, their other events", async () => {
  const aside = await getCustomerSidebar(testContext(), {
    customerId: ana,
    sourceId: shop,
  });
  expect(
    aside.offers.map(({ code, promotionTier }) => [code, promotionTier?.name]),
  ).toEqual([
    ["A-1", undefined],
    [null, "Free"],
  ]);
  expect(aside.segments).toEqual([
    {
      id: "seg_new",
      name: "New",
      enteredAt: day(9).toISOString(),
      leftAt: null,
    },
    {
      id: "seg_vip",
      name: "New",
      enteredAt: day(2).toISOString(),
      leftAt: day(6).toISOString(),
    },
  ]);
  expect(
    aside.otherEvents.map(({ outcome, eventType }) => [outcome, eventType]),
  ).toEqual([
    ["accepted", "customer.segment.left"],
    ["rejected", "customer.segment.entered"],
    ["duplicate", "customer.segment.entered"],
  ]);
});
