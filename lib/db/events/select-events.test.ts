import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { selectFacets } from "#lib/db/rollups/select-facets.ts";
import { selectEventIds } from "./select-event-ids.ts";
import { selectEntryNumbers } from "./select-entry-numbers.ts";
import { selectEvents } from "./select-events.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import {
  fitsFilter,
  payloadMeanings,
} from "#lib/db/testing/filter-meanings.ts";
import {
  hour,
  now,
  pools,
  type Row,
  start,
  storedRow,
} from "#lib/db/testing/numbered-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

let sources: string[] = [];
let rows: Row[] = [];

beforeAll(async () => {
  sources = [await storeSource("One"), await storeSource("Two")];
  rows = Array.from({ length: 400 }, (_, n) => storedRow(n, sources));
  await storeEvents(rows);
});

const some = <Value>(values: readonly Value[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const instant = fc
  .integer({ min: -5, max: 105 })
  .map((n) => new Date(start + n * hour).toISOString());

/** Also of two or three keys alone, each of which then decides how is looked. */
const filters = (): fc.Arbitrary<EventFilter> =>
  fc.oneof(
    manyKeys(),
    fc
      .tuple(manyKeys(), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }))
      .map(([filter, picks]) => {
        const entries = Object.entries(filter);
        return Object.fromEntries(
          picks.flatMap((pick) => {
            const entry = entries[pick % entries.length];
            return entry ? [entry] : [];
          }),
        );
      }),
  );

const manyKeys = (): fc.Arbitrary<EventFilter> =>
  fc.record(
    {
      segment: some(pools.segment),
      campaign: some(pools.campaign),
      source: some(sources),
      purpose: some(pools.purpose),
      shape: some(pools.shape),
      signature: some(pools.signature),
      outcome: some(pools.outcome),
      entries: fc.constantFrom("only" as const, "exclude" as const),
      attention: fc.constant("only" as const),
      eventName: fc.constant(["Welcome"]),
      rejection: fc.constant(["signature_mismatch" as const]),
      problem: some(["any", "bad_time", "not_json"] as const),
      customer: some([
        "cust_3",
        "crm-7",
        "c4@shop.example",
        "C4@Shop.example",
        "zoË ünal",
        "zoe unal",
        "%",
      ]),
      code: some(["CODE-3", "code-3", "CODE-%"]),
      payload: some(Object.keys(payloadMeanings)),
      project: some(pools.project),
      test: fc.constantFrom(
        "include" as const,
        "exclude" as const,
        "only" as const,
      ),
      validity: fc.constantFrom(
        "expired_on_arrival" as const,
        "expired" as const,
        "none" as const,
      ),
      "-segment": some(pools.segment),
      "-purpose": some(pools.purpose),
      "-outcome": some(pools.outcome),
      "-customer": some(["cust_3", "C4@shop.example", "Zoë Ünal"]),
      "-problem": fc.constant(["any" as const]),
      "-payload": some(Object.keys(payloadMeanings)),
      sentFrom: instant,
      sentTo: instant,
      q: fc.constantFrom(
        "ZOË",
        "zoë 50%",
        "zoe",
        "%",
        "a_b",
        "_",
        "\\",
        "quo'te and",
        "zo",
        "a q",
        "nothing",
      ),
      match: fc.constantFrom(
        '{"data":{"customer":{"metadata":{"region":"EMEA"}}}}',
        '{"tags":[1]}',
        '{"customer":{"n":2,"metadata":{}}}',
        '{"region":"EMEA"}',
      ),
      from: instant,
      to: instant,
      duplicates: fc.constantFrom(
        "include" as const,
        "exclude" as const,
        "only" as const,
      ),
      order: fc.constantFrom("asc" as const, "desc" as const),
    },
    { requiredKeys: [] },
  );

function expectedIds(filter: EventFilter): string[] {
  const ids = rows
    .filter((row) => fitsFilter(row, filter))
    .map(({ id }) => id)
    .sort();
  return filter.order === "asc" ? ids : ids.reverse();
}

test("a filter finds what the same filter finds without SQL, in order of receipt", async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      const { items, goesOn } = await selectEvents("all", filter, {
        cursor: null,
        limit: 500,
        now,
      });
      expect(items.map(({ id }) => id)).toEqual(expectedIds(filter));
      expect(goesOn).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("however it is looked for, the same is found", async () => {
  const tuning = fc.record({
    nearRows: fc.integer({ min: 1, max: 60 }),
    fewFinds: fc.integer({ min: 0, max: 60 }),
  });
  const most = fc.integer({ min: 1, max: 40 });
  await fc.assert(
    fc.asyncProperty(filters(), tuning, most, async (filter, tuned, count) => {
      const ids = await readWithin((tx) =>
        selectEventIds(
          tx,
          "all",
          filter,
          {
            range: Prisma.sql`true`,
            order: filter.order ?? "desc",
            most: count,
            now,
          },
          tuned,
        ),
      );
      expect(ids).toEqual(expectedIds(filter).slice(0, count));
    }),
    { numRuns: 500 },
  );
});

test("what is counted is what is found", async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      const { total } = await selectFacets("all", filter, now, 1_000);
      expect(total).toBe(expectedIds(filter).length);
    }),
    { numRuns: 200 },
  );
});

test("each key of a filter finds some events and leaves out others", async () => {
  const each: EventFilter[] = [
    { segment: ["seg_50%_off"] },
    { campaign: ["camp_win"] },
    { source: sources.slice(0, 1) },
    { purpose: ["contradiction"] },
    { shape: ["raw"] },
    { signature: ["invalid"] },
    { outcome: ["rejected"] },
    { entries: "only" },
    { attention: "only" },
    { entries: "exclude" },
    { eventName: ["Welcome"] },
    { rejection: ["signature_mismatch"] },
    { problem: ["any"] },
    { problem: ["bad_time"] },
    { sentFrom: "2026-10-31" },
    { enteredFrom: "2026-10-31" },
    { sentTo: "2026-10-31" },
    { "-segment": ["seg_vip"] },
    { "-problem": ["any"] },
    { "-payload": ["customer.metadata.region:eq:EMEA"] },
    ...Object.keys(payloadMeanings)
      .slice(0, -2)
      .map((text) => ({ payload: [text] })),
    { customer: ["cust_3"] },
    { customer: ["crm-7"] },
    { customer: ["C4@shop.example"] },
    { customer: ["ZOË ÜNAL"] },
    { code: ["CODE-3"] },
    { q: "50%" },
    { match: '{"tags":[1]}' },
    { from: "2026-11-01" },
    { to: "2026-10-31" },
    { duplicates: "only" },
  ];
  for (const filter of each) {
    const { items } = await selectEvents("all", filter, {
      cursor: null,
      limit: 500,
      now,
    });
    expect(items.length, JSON.stringify(filter)).toBeGreaterThan(0);
    expect(items.length, JSON.stringify(filter)).toBeLessThan(rows.length);
  }
});

test("a day as both ends of a range is that whole day", async () => {
  const { items } = await selectEvents(
    "all",
    { from: "2026-10-31", to: "2026-10-31" },
    { cursor: null, limit: 500, now },
  );
  expect(
    new Set(items.map(({ receivedAt }) => receivedAt.slice(0, 10))),
  ).toEqual(new Set(["2026-10-31"]));
});

test("an entry is numbered among its customer's entries of its segment and source", async () => {
  const sourceId = await storeSource();
  const entry = { sourceId, customerId: "cust_again", segmentId: "seg_again" };
  const at = (minute: number) => new Date(start + minute * 60_000);
  await storeEvents([
    eventRow({ ...entry, receivedAt: at(1) }),
    eventRow({
      ...entry,
      receivedAt: at(2),
      outcome: "duplicate",
      isEntry: false,
    }),
    eventRow({ ...entry, receivedAt: at(3), segmentId: "seg_other" }),
    eventRow({ ...entry, receivedAt: at(4), sourceId: await storeSource() }),
    eventRow({ ...entry, receivedAt: at(5) }),
    eventRow({ ...entry, receivedAt: at(6), segmentId: null }),
  ]);
  const { items } = await selectEvents(
    "all",
    { customer: ["cust_again"], order: "asc" },
    { cursor: null, limit: 10, now },
  );
  const numbers = await selectEntryNumbers(items.map(({ id }) => id));
  expect(items.map(({ id }) => numbers.get(id))).toEqual([
    1,
    undefined,
    1,
    1,
    2,
    undefined,
  ]);
});
