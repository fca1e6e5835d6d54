import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { EventFilter } from "../domain/event-filter.ts";
import { isJsonObject, ownMember } from "../domain/json-value.ts";
import { selectEvents } from "./select-events.ts";
import { eventRow, storeEvents, storeSource } from "./testing/event-rows.ts";
import { useTestDatabase } from "./testing/test-database.ts";

await useTestDatabase();

const start = Date.UTC(2026, 9, 30, 12);
const hour = 3_600_000;
const now = new Date(start + 400 * hour);
type Row = ReturnType<typeof eventRow>;

const pools = {
  segment: ["seg_new", "seg_vip", "seg_50%_off"],
  campaign: ["camp_spring", "camp_win"],
  purpose: ["plain_message", "promotion", "unique_codes", "contradiction"],
  shape: ["envelope", "data_only", "raw"],
  signature: ["valid", "invalid", "not_checked"],
  outcome: ["accepted", "duplicate", "rejected"],
  word: ["zoë", "50%", "a_b", "back\\slash", "quo'te"],
  region: ["EMEA", "APAC"],
} as const;

let sources: string[] = [];
let rows: Row[] = [];

/** The same few hundred events every time: every property of one follows from its number. */
function storedRow(n: number): Row {
  const pick = <Value>(values: readonly Value[], stride: number): Value => {
    const value = values[Math.floor(n / stride) % values.length];
    if (value === undefined) throw new Error("An empty pool.");
    return value;
  };
  const outcome = pick(pools.outcome, 5);
  return eventRow({
    sourceId: pick(sources, 7),
    // Several share a millisecond, and they reach over the end of a month.
    receivedAt: new Date(start + Math.floor(n / 4) * hour),
    outcome,
    isEntry: outcome === "accepted" && n % 11 !== 0,
    needsAttention: n % 9 === 0,
    purpose: n % 13 === 0 ? null : pick(pools.purpose, 1),
    shape: pick(pools.shape, 3),
    signature: pick(pools.signature, 2),
    segmentId: n % 6 === 0 ? null : pick(pools.segment, 2),
    campaignId: n % 2 === 0 ? null : pick(pools.campaign, 3),
    customerId: `cust_${String(n % 20)}`,
    customerSourceId: `crm-${String(n % 15)}`,
    customerEmail: `c${String(n % 10)}@shop.example`,
    voucherCode: n % 3 === 0 ? `CODE-${String(n % 30)}` : null,
    searchText: `${pick(pools.word, 1)} and ${pick(pools.word, 4)}`,
    payload: {
      customer: { n: n % 4, metadata: { region: pick(pools.region, 3) } },
      tags: [n % 3],
    },
  });
}

beforeAll(async () => {
  sources = [await storeSource("One"), await storeSource("Two")];
  rows = Array.from({ length: 400 }, (_, n) => storedRow(n));
  await storeEvents(rows);
});

const has = (values: readonly string[] | undefined, value: unknown) =>
  values === undefined || (typeof value === "string" && values.includes(value));

/** What each key means, written down a second time, without SQL. */
const meanings: ((row: Row, filter: EventFilter) => boolean)[] = [
  (row, { segment }) => has(segment, row.segmentId),
  (row, { campaign }) => has(campaign, row.campaignId),
  (row, { source }) => has(source, row.sourceId),
  (row, { purpose }) => has(purpose, row.purpose),
  (row, { shape }) => has(shape, row.shape),
  (row, { signature }) => has(signature, row.signature),
  (row, { outcome }) => has(outcome, row.outcome),
  (row, { entries }) => entries === undefined || row.isEntry,
  (row, { attention }) => attention === undefined || row.needsAttention,
  (row, { customer }) =>
    customer === undefined ||
    [row.customerId, row.customerSourceId].includes(customer) ||
    row.customerEmail === customer.toLowerCase(),
  (row, { code }) => code === undefined || row.voucherCode === code,
  (row, { q = "" }) =>
    q
      .toLowerCase()
      .split(" ")
      .every((word) => row.searchText.includes(word)),
  (row, { match }) =>
    match === undefined || contains(row.payload, JSON.parse(match)),
  (row, { duplicates }) => duplicates !== "only" || row.outcome === "duplicate",
  (row, { duplicates }) =>
    duplicates !== "exclude" || row.outcome !== "duplicate",
  (row, { from }) => from === undefined || timeOf(row) >= Date.parse(from),
  (row, { to }) => to === undefined || timeOf(row) < Date.parse(to),
];

function timeOf(row: Row): number {
  return new Date(row.receivedAt).getTime();
}

/** What Postgres documents of jsonb's `@>`, for values as simple as ours. */
function contains(have: unknown, want: unknown): boolean {
  if (Array.isArray(want)) {
    return (
      Array.isArray(have) &&
      want.every((one) => have.some((other) => contains(other, one)))
    );
  }
  if (isJsonObject(want)) {
    return (
      isJsonObject(have) &&
      Object.entries(want).every(([key, value]) =>
        contains(ownMember(have, key), value),
      )
    );
  }
  return have === want;
}

const some = <Value>(values: readonly Value[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const instant = fc
  .integer({ min: -5, max: 105 })
  .map((n) => new Date(start + n * hour).toISOString());

const filters = () =>
  fc.record(
    {
      segment: some(pools.segment),
      campaign: some(pools.campaign),
      source: some(sources),
      purpose: some(pools.purpose),
      shape: some(pools.shape),
      signature: some(pools.signature),
      outcome: some(pools.outcome),
      entries: fc.constant("only" as const),
      attention: fc.constant("only" as const),
      customer: fc.constantFrom(
        "cust_3",
        "crm-7",
        "c4@shop.example",
        "C4@Shop.example",
        "%",
      ),
      code: fc.constantFrom("CODE-3", "code-3", "CODE-%"),
      q: fc.constantFrom(
        "ZOË",
        "zoë 50%",
        "%",
        "a_b",
        "_",
        "\\",
        "quo'te and",
        "nothing",
      ),
      match: fc.constantFrom(
        '{"customer":{"metadata":{"region":"EMEA"}}}',
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

test("a filter finds what the same filter finds without SQL, in order of receipt", async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      const expected = rows
        .filter((row) => meanings.every((fits) => fits(row, filter)))
        .map(({ id }) => id)
        .sort();
      if (filter.order !== "asc") expected.reverse();
      const { items, goesOn } = await selectEvents(filter, {
        cursor: null,
        limit: 500,
        now,
      });
      expect(items.map(({ id }) => id)).toEqual(expected);
      expect(goesOn).toBe(false);
    }),
    { numRuns: 300 },
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
    { customer: "cust_3" },
    { customer: "crm-7" },
    { customer: "C4@shop.example" },
    { code: "CODE-3" },
    { q: "50%" },
    { match: '{"tags":[1]}' },
    { from: "2026-11-01" },
    { to: "2026-10-31" },
    { duplicates: "only" },
  ];
  for (const filter of each) {
    const { items } = await selectEvents(filter, {
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
    { customer: "cust_again", order: "asc" },
    { cursor: null, limit: 10, now },
  );
  expect(items.map(({ entryNumber }) => entryNumber)).toEqual([
    1,
    null,
    1,
    1,
    2,
    null,
  ]);
});
