import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { EventFilter } from "../domain/event-filter.ts";
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
    payload: { customer: { n: n % 4, metadata: { region: pick(pools.region, 3) } }, tags: [n % 3] },
  });
}

beforeAll(async () => {
  sources = [await storeSource("One"), await storeSource("Two")];
  rows = Array.from({ length: 400 }, (_, n) => storedRow(n));
  await storeEvents(rows);
});

/** What the filter means, written down a second time, without SQL. */
function fits(row: Row, filter: EventFilter): boolean {
  const has = (values: readonly string[] | undefined, value: string | null | undefined) =>
    values === undefined || (typeof value === "string" && values.includes(value));
  const { customer, q, from, to, match } = filter;
  const at = new Date(row.receivedAt).getTime();
  return (
    has(filter.segment, row.segmentId) &&
    has(filter.campaign, row.campaignId) &&
    has(filter.source, row.sourceId) &&
    has(filter.purpose, row.purpose) &&
    has(filter.shape, row.shape) &&
    has(filter.signature, row.signature) &&
    has(filter.outcome, row.outcome) &&
    (filter.entries === undefined || row.isEntry) &&
    (filter.attention === undefined || row.needsAttention) &&
    (customer === undefined ||
      row.customerId === customer ||
      row.customerSourceId === customer ||
      row.customerEmail === customer.toLowerCase()) &&
    (filter.code === undefined || row.voucherCode === filter.code) &&
    (q === undefined || q.toLowerCase().split(" ").every((word) => row.searchText.includes(word))) &&
    (match === undefined || JSON.stringify(row.payload).includes(match.slice(1, -1))) &&
    (filter.duplicates !== "only" || row.outcome === "duplicate") &&
    (filter.duplicates !== "exclude" || row.outcome !== "duplicate") &&
    (from === undefined || at >= Date.parse(from)) &&
    (to === undefined || at < Date.parse(to))
  );
}

const some = <Value>(values: readonly Value[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const instant = fc.integer({ min: -5, max: 105 }).map((n) => new Date(start + n * hour).toISOString());

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
      customer: fc.constantFrom("cust_3", "crm-7", "c4@shop.example", "C4@Shop.example", "%"),
      code: fc.constantFrom("CODE-3", "code-3", "CODE-%"),
      q: fc.constantFrom("ZOË", "zoë 50%", "%", "a_b", "_", "\\", "quo'te and", "nothing"),
      match: fc.constantFrom('{"customer":{"n":2', '{"tags":[1]').map((text) =>
        text.startsWith('{"c') ? `{"metadata":{"region":"EMEA"}}` : `{"tags":[1]}`,
      ),
      from: instant,
      to: instant,
      duplicates: fc.constantFrom("include" as const, "exclude" as const, "only" as const),
      order: fc.constantFrom("asc" as const, "desc" as const),
    },
    { requiredKeys: [] },
  );
