import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { EventFilter } from "../domain/event-filter.ts";
import { isJsonObject, ownMember } from "../domain/json-value.ts";
import { Prisma } from "./generated/client.ts";
import { readWithin } from "./read-within.ts";
import { selectFacets } from "./select-facets.ts";
import { selectEventIds } from "./select-event-ids.ts";
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
  problem: ["bad_time", "missing_key"],
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
    customerName: n % 7 === 0 ? "Zoë Ünal" : null,
    voucherCode: n % 3 === 0 ? `CODE-${String(n % 30)}` : null,
    searchText: `${pick(pools.word, 1)} and ${pick(pools.word, 4)}`,
    eventName: n % 5 === 0 ? "Welcome" : null,
    rejection: outcome === "rejected" ? "signature_mismatch" : null,
    problems: n % 8 < 6 ? [] : [{ kind: pick(pools.problem, 1) }],
    sentAt: n % 12 === 0 ? null : new Date(start + (n - 60) * hour),
    publicationId: String(n),
    payload: n % 2 === 0 ? { data: { ...toPayload(n) } } : toPayload(n),
  });
}

/** Bodies come with and without the envelope around their data, and numbers as text. */
function toPayload(n: number) {
  const { n: number, region } = keptOf(n);
  return {
    customer: { n: number, metadata: { region }, vip: n % 4 === 0 || null },
    tags: [n % 3],
  };
}

function keptOf(n: number): Kept {
  return {
    n: n % 3 === 0 ? String(n % 4) : n % 4,
    region: pools.region[n % 7 < 4 ? 0 : 1],
  };
}

function numberOf({ publicationId }: Row): number {
  return Number(publicationId);
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
  (row, { entries }) =>
    entries === undefined || row.isEntry === (entries === "only"),
  (row, { attention }) => attention === undefined || row.needsAttention,
  (row, { eventName }) => has(eventName, row.eventName),
  (row, { rejection }) => has(rejection, row.rejection),
  (row, { problem }) =>
    problem === undefined ||
    kindsOf(row).some((kind) => has(problem, kind) || has(problem, "any")),
  (row, { customer }) => customer === undefined || isCustomer(row, customer),
  (row, { code }) => has(code, row.voucherCode),
  (row, { payload = [] }) => payload.every((text) => holds(row, text)),
  (row, filter) =>
    !(filter["-segment"] && has(filter["-segment"], row.segmentId)),
  (row, filter) =>
    !(filter["-purpose"] && has(filter["-purpose"], row.purpose)),
  (row, filter) =>
    !(filter["-outcome"] && has(filter["-outcome"], row.outcome)),
  (row, filter) =>
    !(filter["-customer"] && isCustomer(row, filter["-customer"])),
  (row, filter) => !filter["-problem"] || kindsOf(row).length === 0,
  (row, filter) => !filter["-payload"]?.some((text) => holds(row, text)),
  (row, { sentFrom }) =>
    sentFrom === undefined || sentOf(row) >= Date.parse(sentFrom),
  (row, { sentTo }) => sentTo === undefined || sentOf(row) < Date.parse(sentTo),
  (row, { q = "" }) =>
    q
      .toLowerCase()
      .split(" ")
      .every((word) =>
        word.length > 2
          ? row.searchText.includes(word) || beginsId(row, word)
          : row.searchText.split(/[ \n]/).some((one) => one.startsWith(word)),
      ),
  (row, { match }) =>
    match === undefined || contains(row.payload, JSON.parse(match)),
  (row, { duplicates }) => duplicates !== "only" || row.outcome === "duplicate",
  (row, { duplicates }) =>
    duplicates !== "exclude" || row.outcome !== "duplicate",
  (row, { from }) => from === undefined || timeOf(row) >= Date.parse(from),
  (row, { to }) => to === undefined || timeOf(row) < Date.parse(to),
];

function kindsOf({ problems }: Row): unknown[] {
  return Array.isArray(problems)
    ? problems.map((problem) => isJsonObject(problem) && problem.kind)
    : [];
}

function isCustomer(row: Row, who: readonly string[]): boolean {
  return who.some(
    (one) =>
      [row.customerId, row.customerSourceId].includes(one) ||
      row.customerEmail === one.toLowerCase() ||
      row.customerName?.toLowerCase() === one.toLowerCase(),
  );
}

function beginsId(row: Row, word: string): boolean {
  return (
    word.length >= 4 &&
    [row.customerId, row.segmentId, row.campaignId, row.publicationId]
      .flatMap((id) => (id ? [id, id.split("_")[1] ?? ""] : []))
      .some((id) => id.startsWith(word))
  );
}

/** The conditions that the test asks for, each said once more. */
const payloadMeanings: Readonly<Record<string, (customer: Kept) => boolean>> = {
  "customer.metadata.region:eq:EMEA": ({ region }) => region === "EMEA",
  "data.customer.metadata.region:in:APAC,x": ({ region }) => region === "APAC",
  "customer.n:eq:2": ({ n }) => Number(n) === 2,
  "customer.n:gt:1": ({ n }) => Number(n) > 1,
  "customer.n:lt:2": ({ n }) => Number(n) < 2,
  "customer.vip:exists": ({ n }) => Number(n) === 0,
  "customer.metadata.region:contains:me": ({ region }) => region === "EMEA",
  "customer.metadata.region:gt:B": ({ region }) => region > "B",
  "customer.metadata:eq:EMEA": () => false,
};
type Kept = { readonly n: string | number; readonly region: string };

function holds(row: Row, text: string): boolean {
  const meaning = payloadMeanings[text];
  if (!meaning) throw new Error(`What ${text} means was not said.`);
  return meaning(keptOf(numberOf(row)));
}

function sentOf({ sentAt }: Row): number {
  return sentAt ? new Date(sentAt).getTime() : Number.NaN;
}

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
        "%",
      ]),
      code: some(["CODE-3", "code-3", "CODE-%"]),
      payload: some(Object.keys(payloadMeanings)),
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
    .filter((row) => meanings.every((fits) => fits(row, filter)))
    .map(({ id }) => id)
    .sort();
  return filter.order === "asc" ? ids : ids.reverse();
}

test("a filter finds what the same filter finds without SQL, in order of receipt", async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      const { items, goesOn } = await selectEvents(filter, {
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
      const { total } = await selectFacets(filter, now, 1_000);
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
    { customer: ["cust_again"], order: "asc" },
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
