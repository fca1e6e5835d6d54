import { beforeAll, expect, test } from "vitest";
import { countArrivals } from "#lib/db/arrivals/count-arrivals.ts";
import { eventRow, storeEvents } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { defaultColumns } from "#lib/domain/export/export-request.ts";
import { createInvitation } from "./access/create-invitation.ts";
import { removeMember } from "./access/remove-member.ts";
import { revokeInvitation } from "./access/revoke-invitation.ts";
import { updateMember } from "./access/update-member.ts";
import { countActivity, listActors } from "./activity/count-activity.ts";
import { exportActivity } from "./activity/export-activity.ts";
import { listActivity } from "./activity/list-activity.ts";
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
import { compareEvents } from "./events/compare-events.ts";
import { getEventBody } from "./events/get-event-body.ts";
import { getEvent } from "./events/get-event.ts";
import { globalSearch } from "./events/global-search.ts";
import { listEvents } from "./events/list-events.ts";
import { listNeighbourEntries } from "./events/list-neighbour-entries.ts";
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
import { createSource } from "./sources/create-source.ts";
import { getSource } from "./sources/get-source.ts";
import { listRejectingSources } from "./sources/list-rejecting-sources.ts";
import { listSourceSilences } from "./sources/list-source-silences.ts";
import { listSources } from "./sources/list-sources.ts";
import { sendTestEntry } from "./sources/send-test-entry.ts";
import { updateSource } from "./sources/update-source.ts";
import { changeRetention } from "./retention/change-retention.ts";
import { createToken } from "./tokens/create-token.ts";
import { listTokens } from "./tokens/list-tokens.ts";
import { revokeToken } from "./tokens/revoke-token.ts";
import { testContext } from "./testing/test-context.ts";

await useTestDatabase();

/** Long enough ago that no event may still be on its way. */
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000);
const minutesAgo = { own: 80, other: 75 };

/** Everything of the other source is named so; the segment and the customer's id are in both. */
const hidden = "hidden";
const nobody = "0197f000-0000-7000-8000-000000000000";
const own = { id: "", event: "" };
const other = { id: "", event: "" };
let scoped: Context;

beforeAll(async () => {
  const admin = testContext();
  own.id = (await createSource(admin, { name: "Own shop" })).id;
  other.id = (await createSource(admin, { name: `A ${hidden} shop` })).id;
  scoped = testContext({ sources: [own.id] });
  const ownRows = [0, 1].map((n) =>
    eventRow({
      sourceId: own.id,
      receivedAt: at(minutesAgo.own - n),
      customerId: "cust_both",
      customerName: "Ann Own",
      segmentId: "seg_both",
      segmentName: "Own name",
      searchText: "spring own",
      purpose: "plain_message",
      body: Buffer.from(`{"n":${String(n)}}`),
      bodySize: 7,
    }),
  );
  const hiddenRow = (given: Partial<Parameters<typeof eventRow>[0]>) =>
    eventRow({
      sourceId: other.id,
      customerId: "cust_both",
      customerName: `Ann ${hidden}`,
      customerEmail: `${hidden}@shop.example`,
      segmentId: "seg_both",
      segmentName: `A ${hidden} name`,
      campaignId: `camp_${hidden}`,
      campaignName: `A ${hidden} campaign`,
      distributionId: `distr_${hidden}`,
      eventName: `A ${hidden} event`,
      voucherCode: `CODE-${hidden}`,
      searchText: `spring ${hidden}`,
      purpose: "promotion",
      needsAttention: true,
      problems: [{ kind: "bad_time", severity: "warning" }],
      body: Buffer.from(`{"${hidden}":true}`),
      bodySize: 15,
      ...given,
    });
  const otherRows = [
    hiddenRow({ receivedAt: at(minutesAgo.other), sentAt: at(76) }),
    hiddenRow({
      receivedAt: at(minutesAgo.other - 1),
      customerId: `cust_${hidden}`,
      segmentId: `seg_${hidden}`,
    }),
    hiddenRow({
      receivedAt: at(minutesAgo.other - 2),
      outcome: "rejected",
      rejection: "signature_mismatch",
      signature: "invalid",
      isEntry: false,
    }),
  ];
  await storeEvents([...ownRows, ...otherRows]);
  own.event = ownRows[0]?.id ?? "";
  other.event = otherRows[0]?.id ?? "";
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

const byId: readonly (readonly [string, Ask])[] = [
  ["an event", (c) => getEvent(c, other.event)],
  ["a body", (c) => getEventBody(c, other.event)],
  [
    "a comparison",
    (c) => compareEvents(c, { id: own.event, otherId: other.event }),
  ],
  [
    "a customer of that source",
    (c) => getCustomer(c, { id: "cust_both", sourceId: other.id }),
  ],
  [
    "a customer",
    (c) => getCustomer(c, { id: `cust_${hidden}`, sourceId: null }),
  ],
  [
    "a segment",
    (c) => getDimension(c, { kind: "segment", id: `seg_${hidden}` }),
  ],
  [
    "a campaign",
    (c) => getDimension(c, { kind: "campaign", id: `camp_${hidden}` }),
  ],
  ["a source", (c) => getSource(c, other.id)],
  ["a change of a source", (c) => updateSource(c, other.id, { name: "Mine" })],
  ["a test entry", (c) => sendTestEntry(c, other.id)],
];

test.each(byId)("%s of another's source is not found", async (_of, ask) => {
  await expect(ask(scoped)).rejects.toMatchObject({ code: "not_found" });
});

test("a customer's key of another's source leads nowhere", async () => {
  const foreign = { customerId: "cust_both", sourceId: other.id };
  const { entries } = await listCustomerEntries(scoped, foreign, {
    order: "asc",
  });
  expect(entries).toEqual([]);
  const sidebar = await getCustomerSidebar(scoped, foreign);
  expect(told(sidebar)).not.toContain(hidden);
  const { items } = await listEvents(testContext(), { id: [other.event] });
  const [event] = items;
  if (!event) throw new Error("It was stored.");
  expect(await listNeighbourEntries(scoped, event)).toEqual({
    older: [],
    newer: [],
    total: 0,
  });
});

const whole: readonly (readonly [string, Ask])[] = [
  ["adds a source", (c) => createSource(c, { name: "Mine" })],
  [
    "invites somebody",
    (c) =>
      createInvitation(c, { email: "mallory@shop.example", role: "admin" }),
  ],
  ["withdraws an invitation", (c) => revokeInvitation(c, nobody)],
  ["changes a member", (c) => updateMember(c, nobody, { role: "viewer" })],
  ["removes a member", (c) => removeMember(c, nobody)],
  ["has months removed", (c) => changeRetention(c, { months: 1 })],
  [
    "makes a token for all",
    (c) => createToken(c, { name: "x", role: "admin" }),
  ],
];

test.each(whole)(
  "whoever knows of some sources only %s not, an admin's token neither",
  async (_does, ask) => {
    await expect(ask(scoped)).rejects.toMatchObject({ code: "forbidden" });
  },
);

test("tokens that know more are as if they were not there", async () => {
  const admin = testContext();
  const all = await createToken(admin, { name: hidden, role: "viewer" });
  const both = await createToken(admin, {
    name: hidden,
    role: "viewer",
    sources: [own.id, other.id],
  });
  const mine = await createToken(scoped, {
    name: "Mine",
    role: "viewer",
    sources: [own.id],
  });
  expect((await listTokens(scoped)).map(({ id }) => id)).toEqual([mine.id]);
  for (const { id } of [all, both])
    await expect(revokeToken(scoped, id)).rejects.toMatchObject({
      code: "not_found",
    });
  await revokeToken(scoped, mine.id);
  const revoked = (await listTokens(admin)).filter(
    ({ revokedAt }) => revokedAt,
  );
  expect(revoked.map(({ id }) => id)).toEqual([mine.id]);
});

test("of the activity they are told what they did themselves", async () => {
  const token = testContext({
    sources: [own.id],
    actor: { kind: "token", id: "token-of-own", name: "Own" },
  });
  await updateSource(token, own.id, { currency: "EUR" });
  const { items } = await listActivity(token, {});
  expect(items.map(({ action, actor }) => [action, actor.id])) //
    .toEqual([["source.change", "token-of-own"]]);
  expect((await countActivity(token, {})).total).toBe(1);
  expect((await listActors(token)).map(({ key }) => key)) //
    .toEqual(["token-of-own"]);
  expect((await listActivity(token, { actor: ["test"] })).items).toEqual([]);
  let file = "";
  for await (const { chunks } of exportActivity(token, {}, "ndjson"))
    file += Buffer.concat(chunks).toString();
  expect(file).not.toContain(hidden);
});
