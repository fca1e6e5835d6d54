import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { db } from "#lib/db/connection/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { FacetRows } from "./facet-row.ts";
import { selectFacets } from "./select-facets.ts";
import { foldRollups, pruneRollups } from "./fold-rollups.ts";
import { changeEvents, isUnfolded } from "./rollup-deltas.ts";
import { selectRollup, selectRollupBeyond } from "./select-rollup.ts";
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

/** What the rollups and counting one by one must agree on; names and the histogram's steps are each their own. */
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
  const rolledUp = await selectRollup("all", filter, now);
  if (!rolledUp) return;
  const counted = await selectFacets("all", filter, now, 1_000);
  expect(rolledUp.exact).toBe(true);
  expect(comparable(rolledUp)).toEqual(comparable(counted));
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

test("the rollups count what counting one by one counts, of any filter and range", async () => {
  await fc.assert(fc.asyncProperty(filters, expectAgreement), {
    numRuns: 120,
  });
});

test("it follows events that are read anew and events that go", async () => {
  const idsWhere = async (where: Prisma.EventWhereInput) =>
    (await db().event.findMany({ where, select: { id: true } })).map(
      ({ id }) => id,
    );
  const vip = await idsWhere({ segmentId: "seg_vip", needsAttention: true });
  await changeEvents(vip, (tx) =>
    tx.event.updateMany({
      where: { id: { in: vip } },
      data: { segmentId: "seg_gone", isEntry: false, eventName: null },
    }),
  );
  await expectAgreement({});
  await foldRollups();
  const gone = await idsWhere({ campaignId: "camp_a" });
  await changeEvents(gone, (tx) =>
    tx.event.deleteMany({ where: { id: { in: gone } } }),
  );
  await expectAgreement({});
  await foldRollups();
  await expectAgreement({ segment: ["seg_gone"] });
  await pruneRollups();
  expect(await selectRollup("all", { campaign: ["camp_a"] }, now)).toBeNull();
});

test("what no key knows, and less than a quarter of an hour, it does not answer", async () => {
  for (const filter of [
    { q: "vip" },
    { customer: ["a"] },
    { code: ["A"] },
    { payload: ["a:exists"] },
    { sentFrom: "-1d" },
    {
      from: new Date(start).toISOString(),
      to: new Date(start + 4 * minute).toISOString(),
    },
  ] satisfies EventFilter[]) {
    expect(await selectRollup("all", filter, now)).toBeNull();
  }
});

test("transactions that count the same keys at once lose no count, whenever they are folded", async () => {
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
    Array.from({ length: 12 }, async () => {
      await storeEvents(batch().reverse());
      await foldRollups();
    }),
  );
  expect((await selectRollup("all", {}, now))?.total).toBe(before + 12 * 40);
});

test("folding changes no count, and leaves no delta that counts", async () => {
  await storeEvents([eventRow({ sourceId: await storeSource() })]);
  const before = await selectRollup("all", {}, now);
  expect(await foldRollups()).toBeGreaterThan(0);
  expect(await selectRollup("all", {}, now)).toEqual(before);
  expect(await foldRollups()).toBe(0);
});

test("what is folded is read once, also while an older snapshot still sees its deltas", async () => {
  const total = async () => (await selectRollup("all", {}, now))?.total;
  await storeEvents([
    eventRow({ sourceId: await storeSource(), receivedAt: new Date(start) }),
  ]);
  const before = await total();
  await db().$transaction(
    async (tx) => {
      const count = async () => {
        const [row] = await tx.$queryRaw<{ events: number }[]>`
          SELECT ((SELECT COALESCE(sum(events), 0) FROM rollup_day)
            + (SELECT COALESCE(sum(events), 0) FROM rollup_delta e WHERE ${isUnfolded}))::int AS events`;
        return row?.events;
      };
      const seen = await count();
      await foldRollups();
      expect(await count()).toBe(seen);
      expect(await total()).toBe(before);
    },
    { isolationLevel: "RepeatableRead" },
  );
});

test("it tells few apart from many, folded and not, and looks no further back than a filter begins", async () => {
  await foldRollups();
  await storeEvents([
    eventRow({ sourceId: await storeSource(), receivedAt: new Date(start) }),
  ]);
  const whole = await selectRollup("all", {}, now);
  const total = whole?.total ?? 0;
  expect(await selectRollupBeyond("all", {}, now, total)).toBe(total);
  expect(await selectRollupBeyond("all", {}, now, total - 1)).toEqual(whole);
  const nowhere = { segment: ["seg_never_seen"] };
  expect(await selectRollupBeyond("all", nowhere, now, 0)).toBe(0);
  const lately = { from: new Date(start).toISOString() };
  expect(await selectRollupBeyond("all", lately, now, total)).toEqual(
    await selectRollup("all", lately, now),
  );
});
