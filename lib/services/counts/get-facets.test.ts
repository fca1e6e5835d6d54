import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeAll, describe, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { facetsSchema } from "#lib/domain/counts/facets.ts";
import { getFacets } from "./get-facets.ts";
import { getTabCounts } from "./get-tab-counts.ts";

await useTestDatabase();

const now = new Date("2026-11-20T12:00:00Z");
const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000);

beforeAll(async () => {
  const sourceId = await storeSource("Shop");
  const vip = { sourceId, segmentId: "seg_vip", segmentName: "VIP" };
  await storeEvents([
    eventRow({
      ...vip,
      receivedAt: at(50),
      segmentName: "Very important",
      customerId: "a",
      purpose: "promotion",
    }),
    eventRow({
      ...vip,
      receivedAt: at(30),
      customerId: "a",
      purpose: "promotion",
      needsAttention: true,
    }),
    eventRow({
      ...vip,
      receivedAt: at(20),
      customerId: "b",
      purpose: "plain_message",
    }),
    eventRow({
      sourceId,
      receivedAt: at(10),
      segmentId: "seg_new",
      segmentName: "New",
      customerId: "c",
      purpose: "promotion",
      campaignId: "camp_1",
      campaignName: "Spring",
    }),
    eventRow({
      sourceId,
      receivedAt: at(1),
      outcome: "rejected",
      isEntry: false,
      signature: "invalid",
      purpose: null,
    }),
  ]);
});

test("counts add up, lists are by size, and a thing has its newest name", async () => {
  const facets = await getFacets(testContext({ now }), {});
  expect(facetsSchema.parse(facets)).toEqual(facets);
  expect(facets.total).toEqual({ count: 5, exact: true });
  expect(facets.customers.count).toBe(3);
  expect(facets.segments.count).toBe(2);
  expect(facets.needsAttention.count).toBe(1);
  expect(facets.segment).toEqual([
    { id: "seg_vip", name: "VIP", count: 3, exact: true },
    { id: "seg_new", name: "New", count: 1, exact: true },
  ]);
  expect(facets.purpose.map(({ value, count }) => [value, count])).toEqual([
    ["promotion", 3],
    ["plain_message", 1],
  ]);
  expect(facets.outcome.map(({ value, count }) => [value, count])).toEqual([
    ["accepted", 4],
    ["rejected", 1],
  ]);
  expect(facets.source).toMatchObject([{ name: "Shop", count: 5 }]);
});

describe("the histogram", () => {
  test("holds every event once, in at most about sixty buckets", async () => {
    const { histogram } = await getFacets(testContext({ now }), {});
    expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    expect(histogram.length).toBeGreaterThan(10);
    expect(histogram.length).toBeLessThanOrEqual(62);
    expect(
      histogram.flatMap(({ byPurpose }) => byPurpose.promotion ?? []),
    ).toEqual([1, 1, 1]);
  });

  test("covers the range asked for, though nothing came in parts of it", async () => {
    const { histogram } = await getFacets(testContext({ now }), {
      from: "-7d",
    });
    expect(histogram[0]?.from).toBe("2026-11-13T12:00:00.000Z");
    expect(histogram.at(-1)?.to).toBe("2026-11-20T12:00:00.000Z");
  });

  test("is empty where nothing fits and no range was asked for", async () => {
    const facets = await getFacets(testContext({ now }), {
      segment: ["seg_none"],
    });
    expect(facets.total).toEqual({ count: 0, exact: true });
    expect(facets.histogram).toEqual([]);
  });
});

test("beyond what is counted one by one rollups count all but customers, by the hour", async () => {
  const filter = { from: "-7d" };
  const all = await getFacets(testContext({ now }), filter);
  const { customers, histogram, ...counts } = await getFacets(
    testContext({ now }),
    filter,
    { most: 3 },
  );
  expect(customers).toEqual({ count: 0, exact: false });
  expect(counts).toEqual({
    ...counts,
    total: all.total,
    entries: all.entries,
    segment: all.segment,
    purpose: all.purpose,
    outcome: all.outcome,
  });
  expect(histogram).toEqual(all.histogram);
});

test("where rollups do not know what is asked, nothing claims to be exact, and no bucket is empty for want of counting", async () => {
  const filter = { from: "-7d", "-code": ["NONE"] };
  const facets = await getFacets(testContext({ now }), filter, { most: 3 });
  expect(facets.total).toEqual({ count: 5, exact: true });
  expect(facets.customers).toEqual({ count: 2, exact: false });
  expect(facets.entries).toEqual({ count: 2, exact: false });
  expect(facets.segment.map(({ count, exact }) => [count, exact])).toEqual([
    [1, false],
    [1, false],
  ]);
  expect(facets.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(facets.histogram[0]?.count).toBe(1);
});

test("widened, a list leaves its own key out and keeps the others; the totals keep all", async () => {
  const filter = { segment: ["seg_vip"], purpose: ["promotion" as const] };
  const narrow = await getFacets(testContext({ now }), filter);
  const wide = await getFacets(testContext({ now }), filter, { widened: true });
  expect(narrow.segment.map(({ id }) => id)).toEqual(["seg_vip"]);
  expect(wide.segment.map(({ id, count }) => [id, count])).toEqual([
    ["seg_vip", 2],
    ["seg_new", 1],
  ]);
  expect(wide.purpose.map(({ value, count }) => [value, count])).toEqual([
    ["promotion", 2],
    ["plain_message", 1],
  ]);
  expect(wide.total).toEqual(narrow.total);
  expect(wide.campaign).toEqual(narrow.campaign);
});

test("tabs count what each of them would show", async () => {
  const counts = await getTabCounts(testContext(), {
    entries: "only",
    purpose: ["promotion"],
    attention: "only",
  });
  expect(counts.all.count).toBe(4);
  expect(counts.purpose.promotion).toMatchObject({ count: 3, exact: true });
  expect(counts.purpose.unique_codes.count).toBe(0);
  expect(counts.needsAttention.count).toBe(1);
});

test("what has expired is counted as the list behind it would have it", async () => {
  const row = (given: object) => eventRow({ sourceId: expiring, ...given });
  const expiring = await storeSource("Expiring");
  await storeEvents([
    row({ receivedAt: at(5), validUntil: at(6) }),
    row({ receivedAt: at(5), validUntil: at(2) }),
    row({ receivedAt: at(5), validUntil: new Date("2999-01-01T00:00:00Z") }),
    row({ receivedAt: at(5) }),
  ]);
  const filter = { source: [expiring] };
  const { validity } = await getFacets(testContext({ now }), filter);
  expect(validity).toEqual([
    { value: "expired_on_arrival", count: 1, exact: true },
    { value: "expired", count: 2, exact: true },
    { value: "none", count: 1, exact: true },
  ]);
  // Of so many that only rollups count them, what an index can tell.
  const ofMany = await getFacets(testContext({ now }), filter, { most: 1 });
  expect(ofMany.validity).toEqual([
    { value: "expired_on_arrival", count: 1, exact: true },
  ]);
});
