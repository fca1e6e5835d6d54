import { testContext } from "#lib/services/testing/test-context.ts";
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { customerHistorySchema } from "#lib/domain/customer/customer-history.ts";
import { customer, segment } from "#lib/domain/voucherify/sample-bodies.ts";
import { getCustomer } from "./get-customer.ts";
import { getCustomerSidebar } from "./get-customer-sidebar.ts";
import { getCustomerEvidence } from "./get-customer-evidence.ts";
import { listCustomerEntries } from "./list-customer-entries.ts";

await useTestDatabase();

const day = (n: number) => new Date(Date.UTC(2026, 9, n, 10));
const ana = "cust_ana";
let shop = "";
let other = "";

/** An entry whose body tells of so many orders. */
function entry(
  n: number,
  orders: number | null,
  given: Partial<Parameters<typeof eventRow>[0]> = {},
): ReturnType<typeof eventRow> {
  const payload = {
    data: {
      customer: { ...customer, summary: { orders: { total_count: orders } } },
      segment,
    },
    event: { type: "customer.segment.entered" },
    id: `whs_${String(n)}`,
  };
  const body = new TextEncoder().encode(JSON.stringify(payload));
  return eventRow({
    sourceId: shop,
    customerId: ana,
    receivedAt: day(n),
    segmentId: "seg_new",
    segmentName: "New",
    payload,
    body,
    bodySize: body.length,
    bodySha256: new Uint8Array(createHash("sha256").update(body).digest()),
    ...given,
  });
}

beforeAll(async () => {
  shop = await storeSource("Shop");
  other = await storeSource("Other shop");
  await storeEvents([
    entry(1, 4, { customerName: "Ana Old", customerEmail: "ana@shop.example" }),
    entry(2, 4, {
      segmentId: "seg_vip",
      promotionTierId: "promo_1",
      promotionTierName: "Free",
    }),
    entry(3, 9, {
      customerName: "Ana",
      voucherCode: "A-1",
      publicationId: "pub_1",
    }),
    entry(4, 9, { outcome: "duplicate", isEntry: false }),
    entry(5, 99, {
      outcome: "rejected",
      isEntry: false,
      customerName: "Forged",
    }),
    entry(6, null, {
      eventType: "customer.segment.left",
      isEntry: false,
      segmentId: "seg_vip",
    }),
    entry(7, 1, { sourceId: other, customerName: "Someone else" }),
    entry(8, 10, { body: null, bodySha256: null, bodySize: 2_000_000 }),
    entry(9, 11),
  ]);
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

describe("evidence", () => {
  test("has a row for each entry, and the digest of its canonical lines", async () => {
    const evidence = await getCustomerEvidence(testContext(), {
      id: ana,
      sourceId: shop,
      upTo: null,
    });
    expect(evidence.rows.map(({ receivedAt }) => receivedAt)).toEqual(
      [1, 2, 3, 8, 9].map((n) => day(n).toISOString()),
    );
    expect(evidence).toMatchObject({
      repeats: 1,
      rejected: 1,
      isCut: false,
      readingVersions: [1],
    });
    expect(evidence.digest).toBe(
      createHash("sha256").update(evidence.lines).digest("hex"),
    );
    expect(evidence.lines.trimEnd().split("\n")).toHaveLength(5);
  });

  test("is the same for the same rows, whenever it is made", async () => {
    const before = await getCustomerEvidence(testContext({ now: day(20) }), {
      id: ana,
      sourceId: shop,
      upTo: null,
    });
    await storeEvents([entry(10, 12)]);
    const again = await getCustomerEvidence(testContext({ now: day(25) }), {
      id: ana,
      sourceId: shop,
      upTo: before.upTo,
    });
    expect(again.digest).toBe(before.digest);
    expect(
      (
        await getCustomerEvidence(testContext(), {
          id: ana,
          sourceId: shop,
          upTo: null,
        })
      ).digest,
    ).not.toBe(before.digest);
  });
});
