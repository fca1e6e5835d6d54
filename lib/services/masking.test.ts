import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { Context } from "#lib/services/context.ts";
import { neededPermissions } from "#lib/services/testing/needed-permissions.ts";
import {
  known,
  mark,
  personal,
  storePersonalEvents,
} from "#lib/services/testing/personal-events.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { endOwnSession } from "./access/end-own-session.ts";
import { listOwnSessions } from "./access/list-own-sessions.ts";
import { countByCustomer } from "./counts/count-by-customer.ts";
import { countLists } from "./counts/count-lists.ts";
import { getFacets } from "./counts/get-facets.ts";
import { getFacetsOfTabs, getTabCounts } from "./counts/get-tab-counts.ts";
import { getCustomerSidebar } from "./customers/get-customer-sidebar.ts";
import { getCustomer } from "./customers/get-customer.ts";
import { listCustomerEntries } from "./customers/list-customer-entries.ts";
import { listRedemptions } from "./customers/list-redemptions.ts";
import { nameChosen } from "./dimensions/name-chosen.ts";
import { listDestinationNames } from "./destinations/list-destination-names.ts";
import { getDimension } from "./dimensions/get-dimension.ts";
import { listDimensions } from "./dimensions/list-dimensions.ts";
import { countArrivals } from "./events/count-arrivals.ts";
import { listEntryNumbers } from "./events/list-entry-numbers.ts";
import { getEvent, getSentEvent, openEvent } from "./events/get-event.ts";
import { listEvents } from "./events/list-events.ts";
import { listNeighbourEntries } from "./events/list-neighbour-entries.ts";
import { getOverviewDeliveries } from "./overview/get-overview-deliveries.ts";
import { getOverviewEntries } from "./overview/get-overview-entries.ts";
import { getOverviewLeaders } from "./overview/get-overview-leaders.ts";
import { getOverviewProblems } from "./overview/get-overview-problems.ts";
import { getOverviewRejections } from "./overview/get-overview-rejections.ts";
import { countSentOf, listSent } from "./replays/list-sent.ts";
import { findRemovedMonths } from "./retention/find-removed-months.ts";
import { getSource } from "./sources/get-source.ts";
import { listRejectingSources } from "./sources/list-rejecting-sources.ts";
import { listSourceSilences } from "./sources/list-source-silences.ts";
import { listSources } from "./sources/list-sources.ts";
import { getSavedView } from "./views/get-saved-view.ts";
import { listSavedViews } from "./views/list-saved-views.ts";

await useTestDatabase();

const viewer = testContext({ role: "viewer" });
const auditor = testContext({ role: "auditor" });

beforeAll(storePersonalEvents);

const theirs = () => ({ customerId: "cust_1", sourceId: known.sourceId });

/** A call of each service that a viewer may ask; one that is not here fails the test below. */
const samples: Readonly<Record<string, (context: Context) => unknown>> = {
  "access/end-own-session#endOwnSession": (as) =>
    endOwnSession(as, known.own).catch(String),
  "access/list-own-sessions#listOwnSessions": (as) =>
    listOwnSessions(
      { ...as, actor: { kind: "member", id: known.sourceId, name: "V" } },
      null,
    ),
  "counts/count-by-customer#countByCustomer": (as) => countByCustomer(as, {}),
  "counts/count-lists#countLists": countLists,
  "counts/get-facets#getFacets": (as) => getFacets(as, {}),
  "counts/get-tab-counts#getFacetsOfTabs": (as) => getFacetsOfTabs(as, {}, []),
  "counts/get-tab-counts#getTabCounts": (as) => getTabCounts(as, {}),
  "customers/get-customer#getCustomer": (as) =>
    getCustomer(as, { id: "cust_1", sourceId: known.sourceId }),
  "customers/get-customer-sidebar#getCustomerSidebar": (as) =>
    getCustomerSidebar(as, theirs()),
  "customers/list-customer-entries#listCustomerEntries": (as) =>
    listCustomerEntries(as, theirs(), { order: "asc" }),
  "customers/list-redemptions#listRedemptions": async (as) => [
    ...(await listRedemptions(as, {
      sourceId: known.sourceId,
      codes: [personal.voucherCode],
    })),
  ],
  "destinations/list-destination-names#listDestinationNames":
    listDestinationNames,
  "dimensions/get-dimension#getDimension": (as) =>
    getDimension(as, { kind: "segment", id: "seg_1" }),
  "dimensions/list-dimensions#listDimensions": (as) =>
    listDimensions(as, { kind: "customer", q: null }),
  "dimensions/name-chosen#nameChosen": async (as) =>
    nameChosen(as, { segment: ["seg_1"] }, await getFacets(as, {})),
  "events/count-arrivals#countArrivals": (as) => countArrivals(as, {}, null),
  "events/get-event#getEvent": async (as) => [
    await getEvent(as, known.own),
    await getEvent(as, known.designed),
    ...(await Promise.all(known.all.map((id) => getEvent(as, id)))),
  ],
  "events/get-event#getSentEvent": (as) => getSentEvent(as, known.own),
  "events/get-event#openEvent": async (as) => {
    const { event, body } = await openEvent(as, known.own);
    return [event, body && Buffer.from(body).toString()];
  },
  "events/list-entry-numbers#listEntryNumbers": async (as) => [
    ...(await listEntryNumbers(as, (await listEvents(as, {})).items)),
  ],
  "events/list-events#listEvents": (as) => listEvents(as, {}),
  "events/list-neighbour-entries#listNeighbourEntries": async (as) =>
    listNeighbourEntries(as, await getEvent(as, known.own)),
  "overview/get-overview-deliveries#getOverviewDeliveries": (as) =>
    getOverviewDeliveries(as),
  "overview/get-overview-entries#getOverviewEntries": getOverviewEntries,
  "overview/get-overview-leaders#getOverviewLeaders": (as) =>
    getOverviewLeaders(as),
  "overview/get-overview-problems#getOverviewProblems": (as) =>
    getOverviewProblems(as),
  "overview/get-overview-rejections#getOverviewRejections":
    getOverviewRejections,
  "replays/list-sent#countSentOf": (as) => countSentOf(as, "segment", "seg_1"),
  "replays/list-sent#listSent": async (as) => [
    ...(await listSent(as, [known.own])),
  ],
  "retention/find-removed-months#findRemovedMonths": (as) =>
    findRemovedMonths(as, null),
  "sources/get-source#getSource": (as) => getSource(as, known.keyedId),
  "sources/list-rejecting-sources#listRejectingSources": listRejectingSources,
  "sources/list-source-silences#listSourceSilences": listSourceSilences,
  "sources/list-sources#listSources": listSources,
  "views/get-saved-view#getSavedView": (as) =>
    getSavedView(as, known.viewId).catch(String),
  "views/list-saved-views#listSavedViews": listSavedViews,
};

test("there is a call of every service that a viewer may ask", () => {
  const readable = Object.entries(neededPermissions)
    .filter(([, permission]) => permission === "read")
    .map(([name]) => name);
  expect(Object.keys(samples).sort()).toEqual(readable.sort());
});

test.each(Object.entries(samples))(
  "a viewer learns nothing personal from %s",
  async (_name, ask) => {
    const text = JSON.stringify(await ask(viewer));
    expect(text).not.toContain(mark);
    expect(text).not.toContain("Zoë");
    expect(text).not.toContain("192.0.2.77");
    expect(text).not.toContain(known.key);
    expect(text).not.toContain("0707070707");
  },
);

test("an auditor sees it whole", async () => {
  const text = JSON.stringify([
    await listEvents(auditor, {}),
    await getCustomer(auditor, { id: "cust_1", sourceId: null }),
    await getEvent(auditor, known.own),
  ]);
  for (const value of Object.values(personal)) expect(text).toContain(value);
});

test("what is Voucherify's own stays", async () => {
  const { items } = await listEvents(viewer, { distribution: ["distr_1"] });
  expect(items.find(({ eventName }) => eventName !== null)).toMatchObject({
    eventName: "Welcome",
    eventType: "customer.segment.entered",
  });
  expect(await getEvent(viewer, known.own)).toMatchObject({
    customer: { id: "cust_1", name: null, email: null, sourceId: null },
    segment: { id: "seg_1", name: "New Customers" },
    campaign: { id: "camp_1" },
    distributionId: "distr_1",
    voucher: { code: null },
    payload: null,
    problems: [
      { kind: "unexpected_type", severity: "warning" },
      { kind: "code_reused", severity: "warning" },
    ],
  });
  expect((await getEvent(viewer, known.designed)).customer?.id).toBeNull();
});
