import { beforeAll, expect, test } from "vitest";
import { countArrivals } from "#lib/db/arrivals/count-arrivals.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { defaultColumns } from "#lib/domain/export/export-request.ts";
import type { Context } from "./context.ts";
import { countByCustomer } from "./counts/count-by-customer.ts";
import { countLists } from "./counts/count-lists.ts";
import { getFacets } from "./counts/get-facets.ts";
import { getCustomerEvidence } from "./customers/get-customer-evidence.ts";
import { getCustomerSidebar } from "./customers/get-customer-sidebar.ts";
import { getCustomer } from "./customers/get-customer.ts";
import { listCustomerEntries } from "./customers/list-customer-entries.ts";
import { getDimension } from "./dimensions/get-dimension.ts";
import { listDimensions } from "./dimensions/list-dimensions.ts";
import { globalSearch } from "./events/global-search.ts";
import { listEvents } from "./events/list-events.ts";
import { exportEvents } from "./exports/export-events.ts";
import { freezeExport } from "./exports/freeze-export.ts";
import { freezeSelection } from "./exports/freeze-selection.ts";
import { makeAuditReport } from "./exports/make-audit-report.ts";
import { makeExportManifest } from "./exports/make-export-manifest.ts";
import { getOverviewDeliveries } from "./overview/get-overview-deliveries.ts";
import { getOverviewEntries } from "./overview/get-overview-entries.ts";
import { getOverviewLeaders } from "./overview/get-overview-leaders.ts";
import { getOverviewProblems } from "./overview/get-overview-problems.ts";
import { getOverviewRejections } from "./overview/get-overview-rejections.ts";
import { listRejectingSources } from "./sources/list-rejecting-sources.ts";
import { listSourceSilences } from "./sources/list-source-silences.ts";
import { listSources } from "./sources/list-sources.ts";
import { testContext } from "./testing/test-context.ts";
import { hidden, other, own, storeTwoShops } from "./testing/two-shops.ts";

await useTestDatabase();

let scoped: Context;

beforeAll(async () => {
  scoped = await storeTwoShops();
});

const everything = { format: "ndjson", columns: defaultColumns } as const;

async function textOfExport(context: Context): Promise<string> {
  const frozen = await freezeExport(
    context,
    {},
    { ...everything, byteOrderMark: false, watermark: null },
  );
  let text = "";
  for await (const { chunks } of exportEvents(context, frozen))
    text += Buffer.concat(chunks).toString();
  return text;
}

type Ask = (context: Context) => Promise<unknown>;
const key = () => ({ customerId: "cust_both", sourceId: own.id });

/** Everything that can be asked about what all sources sent. */
const asks: readonly (readonly [string, Ask])[] = [
  ["a list", (c) => listEvents(c, {})],
  ["a list of entries", (c) => listEvents(c, { entries: "only" })],
  ["a list, oldest first", (c) => listEvents(c, { order: "asc" })],
  [
    "a list by two keys",
    (c) => listEvents(c, { segment: ["seg_both"], entries: "only" }),
  ],
  ["a search", (c) => listEvents(c, { q: "spring" })],
  ["a list by a name", (c) => listEvents(c, { customer: ["cust_both"] })],
  ["facets", (c) => getFacets(c, {})],
  [
    "widened facets",
    (c) => getFacets(c, { segment: ["seg_both"] }, { widened: true }),
  ],
  ["facets by the rollup", (c) => getFacets(c, {}, { most: 1 })],
  [
    "facets of a search",
    (c) => getFacets(c, { q: "spring" }, { widened: true }),
  ],
  ["customers counted", (c) => countByCustomer(c, {})],
  ["lists counted", countLists],
  ["customers", (c) => listDimensions(c, { kind: "customer", q: null })],
  ["segments", (c) => listDimensions(c, { kind: "segment", q: null })],
  ["campaigns", (c) => listDimensions(c, { kind: "campaign", q: null })],
  [
    "distributions",
    (c) => listDimensions(c, { kind: "distribution", q: null }),
  ],
  [
    "segments searched",
    (c) => listDimensions(c, { kind: "segment", q: "name" }),
  ],
  ["a segment", (c) => getDimension(c, { kind: "segment", id: "seg_both" })],
  ["a customer", (c) => getCustomer(c, { id: "cust_both", sourceId: null })],
  [
    "a customer's entries",
    (c) => listCustomerEntries(c, key(), { order: "desc" }),
  ],
  ["what a customer was sent", (c) => getCustomerSidebar(c, key())],
  [
    "evidence",
    (c) =>
      getCustomerEvidence(c, { id: "cust_both", sourceId: null, upTo: null }),
  ],
  ["the search of everything", (c) => globalSearch(c, "spring")],
  ["the search of a customer", (c) => globalSearch(c, "cust_both")],
  ["an export", textOfExport],
  [
    "an audit report",
    async (c) => makeAuditReport(c, await freezeSelection(c, {})),
  ],
  ["entries of a day", getOverviewEntries],
  ["leaders", getOverviewLeaders],
  ["problems", getOverviewProblems],
  ["deliveries", getOverviewDeliveries],
  ["rejections", getOverviewRejections],
  ["sources", listSources],
  ["refused sources", listRejectingSources],
  ["silent sources", listSourceSilences],
];

const told = (answer: unknown) => JSON.stringify(answer);

test.each(asks)("%s tells nothing of another's source", async (_of, ask) => {
  const answer = told(await ask(scoped));
  for (const secret of [hidden, other.id, other.event])
    expect(answer).not.toContain(secret);
});

test("the same are told of both to whoever may know of both", async () => {
  const answers = await Promise.all(asks.map(([, ask]) => ask(testContext())));
  expect(
    answers.filter((answer) => told(answer).includes(hidden)).length,
  ).toBeGreaterThan(20);
});

test("what is counted is of the sources in scope alone", async () => {
  const counts = async (context: Context) => {
    const [facets, byRollup, lists, segment, day, file] = await Promise.all([
      getFacets(context, {}),
      getFacets(context, {}, { most: 1 }),
      countLists(context),
      listDimensions(context, { kind: "segment", q: null }),
      getOverviewEntries(context),
      freezeExport(
        context,
        {},
        { ...everything, byteOrderMark: false, watermark: null },
      ),
    ]);
    return {
      facets: facets.total.count,
      rollup: byRollup.total.count,
      events: lists.events.count,
      entries: lists.entries.count,
      segment: segment.rows.find(({ id }) => id === "seg_both")?.entries,
      segments: segment.found,
      day: day.total.count,
      exported: (await makeExportManifest(context, file)).rows,
      arrived: (
        await countArrivals(context.access.sources, {}, null, context.now)
      ).count,
    };
  };
  expect(await counts(scoped)).toEqual({
    facets: 2,
    rollup: 2,
    events: 2,
    entries: 2,
    segment: 2,
    segments: 1,
    day: 2,
    exported: 2,
    arrived: 2,
  });
  expect(await counts(testContext({ sources: [] }))).toEqual({
    facets: 0,
    rollup: 0,
    events: 0,
    entries: 0,
    segment: undefined,
    segments: 0,
    day: 0,
    exported: 0,
    arrived: 0,
  });
  expect(await counts(testContext({ sources: [own.id, other.id] }))).toEqual(
    await counts(testContext()),
  );
});

test("asking for another's source by the filter finds nothing", async () => {
  expect((await listEvents(scoped, { source: [other.id] })).items).toEqual([]);
  expect((await getFacets(scoped, { source: [other.id] })).total.count).toBe(0);
  expect((await listEvents(scoped, { "-source": [own.id] })).items).toEqual([]);
});
