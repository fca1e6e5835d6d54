import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { db } from "#lib/db/connection/client.ts";
import type { FacetRows } from "./facet-row.ts";
import { selectFacets } from "./select-facets.ts";
import { selectRollup } from "./select-rollup.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const minute = 60_000;
const start = Date.UTC(2026, 9, 30, 22, 10);
const count = 300;
/** Apart so far that they lie on many days, and within hours and days at no special place. */
const gap = 261 * minute;
const now = new Date(start + count * gap);
const pools = {
  segment: ["seg_new", "seg_vip", null],
  campaign: ["camp_a", null],
  purpose: ["plain_message", "promotion", null],
  outcome: ["accepted", "duplicate", "rejected"],
  eventName: ["Welcome", 'it\'s, (odd) "name" \\', null],
} as const;

const pick = <Value>(values: readonly Value[], n: number): Value =>
  values[n % values.length] as Value;

beforeAll(async () => {
  const sourceId = await storeSource();
  await storeEvents(
    Array.from({ length: count }, (_, n) => {
      const outcome = pick(pools.outcome, n >> 4);
      return eventRow({
        sourceId,
        receivedAt: new Date(start + n * gap),
        outcome,
        isEntry: outcome === "accepted",
        rejection: outcome === "rejected" ? "signature_mismatch" : null,
        needsAttention: n % 5 === 0,
        segmentId: pick(pools.segment, n),
        campaignId: pick(pools.campaign, n >> 1),
        purpose: pick(pools.purpose, n >> 2),
        eventName: pick(pools.eventName, n >> 3),
      });
    }),
  );
});

/** What the tally and counting one by one must agree on; names and the histogram's steps are each their own. */
function comparable(counted: FacetRows | null) {
  if (!counted) return null;
  const { total, entries, needsAttention, segments, lists, buckets } = counted;
  const byPurpose = new Map<string | null, number>();
  for (const bucket of buckets) {
    byPurpose.set(
      bucket.purpose,
      (byPurpose.get(bucket.purpose) ?? 0) + bucket.count,
    );
  }
  return {
    total,
    entries,
    needsAttention,
    segments,
    lists: lists
      .map(({ key, value, count }) => `${key} ${value} ${String(count)}`)
      .sort(),
    byPurpose: [...byPurpose].sort(),
  };
}

async function expectAgreement(filter: EventFilter): Promise<void> {
  const tallied = await selectRollup("all", filter, now);
  if (!tallied) return;
  const counted = await selectFacets("all", filter, now, 1_000);
  expect(tallied.exact).toBe(true);
  expect(comparable(tallied)).toEqual(comparable(counted));
}

const some = <Value extends string>(values: readonly (Value | null)[]) =>
  fc.subarray(
    values.filter((value): value is Value => value !== null),
    { minLength: 1 },
  );
const instant = fc
  .oneof(
    fc.integer({ min: -1_000, max: count * 261 + 1_000 }),
    // On the edge of an hour, and of a day.
    fc.integer({ min: 0, max: count * 4 }).map((hour) => hour * 60 - 10),
    fc.integer({ min: 0, max: 60 }).map((day) => day * 1_440 - 1_330),
  )
  .map((at) => new Date(start + at * minute).toISOString());
const filters = fc.record(
  {
    segment: some(pools.segment),
    "-segment": some(pools.segment),
    campaign: some(pools.campaign),
    purpose: some(pools.purpose),
    "-purpose": some(pools.purpose),
    outcome: some(pools.outcome),
    "-outcome": some(pools.outcome),
    eventName: some(pools.eventName),
    entries: fc.constantFrom("only" as const, "exclude" as const),
    attention: fc.constant("only" as const),
    duplicates: fc.constantFrom("only" as const, "exclude" as const),
    from: instant,
    to: instant,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<EventFilter>;

test("the tally counts what counting one by one counts, of any filter and range", async () => {
  await fc.assert(fc.asyncProperty(filters, expectAgreement), {
    numRuns: 120,
  });
});

test("it follows events that are read anew and events that go", async () => {
  await db().event.updateMany({
    where: { segmentId: "seg_vip", needsAttention: true },
    data: { segmentId: "seg_gone", isEntry: false, eventName: null },
  });
  await expectAgreement({});
  await db().event.deleteMany({ where: { campaignId: "camp_a" } });
  await expectAgreement({});
  await expectAgreement({ segment: ["seg_gone"] });
  expect(await selectRollup("all", { campaign: ["camp_a"] }, now)).toBeNull();
});

test("what no class knows, and less than an hour, it does not answer", async () => {
  for (const filter of [
    { q: "vip" },
    { customer: ["a"] },
    { code: ["A"] },
    { payload: ["a:exists"] },
    { sentFrom: "-1d" },
    {
      from: new Date(start).toISOString(),
      to: new Date(start + 40 * minute).toISOString(),
    },
  ] satisfies EventFilter[]) {
    expect(await selectRollup("all", filter, now)).toBeNull();
  }
});

test("transactions that tally the same classes at once neither block one another for good nor lose a count", async () => {
  const before = (await selectRollup("all", {}, now))?.total ?? 0;
  const sourceId = await storeSource();
  const batch = () =>
    Array.from({ length: 40 }, (_, n) =>
      eventRow({
        sourceId,
        segmentId: `seg_${String(n % 7)}`,
        receivedAt: new Date(start + (n % 5) * 60 * minute),
      }),
    );
  await Promise.all(
    Array.from({ length: 12 }, () => storeEvents(batch().reverse())),
  );
  expect((await selectRollup("all", {}, now))?.total).toBe(before + 12 * 40);
});

test("it is empty once all events are, also where everything is emptied at once", async () => {
  await db()
    .$executeRaw`TRUNCATE event, event_class, event_tally, event_daily_tally`;
  expect(await db().eventTally.count()).toBe(0);
  const sourceId = await storeSource();
  await storeEvents([eventRow({ sourceId, receivedAt: new Date(start) })]);
  expect((await selectRollup("all", {}, now))?.total).toBe(1);
  await db().$executeRaw`TRUNCATE event`;
  expect(await db().eventTally.count()).toBe(0);
  expect(await db().eventDailyTally.count()).toBe(0);
});
