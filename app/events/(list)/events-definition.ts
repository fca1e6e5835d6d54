import type {
  HeadInput,
  ListDefinition,
  ListHeadParts,
} from "#app/_lists/list-definition.ts";
import {
  eventsBreakdown,
  eventsHeadline,
} from "#components/event-list/events-headline.ts";
import {
  eventsTabKeys,
  eventsTabs,
} from "#components/event-list/events-tabs.tsx";
import { eventsList } from "#components/event-filter/list-kind.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { getFacetsOfTabs } from "#lib/services/counts/get-tab-counts.ts";

/** The list of every request that reached a source. */
export const eventsDefinition: ListDefinition = {
  kind: eventsList,
  title: "All events",
  fixed: {},
  tabsLabel: "Outcomes",
  head: eventsHead,
};

async function eventsHead({
  list,
  filter,
  asked,
  facets: counting,
  frame,
}: HeadInput): Promise<ListHeadParts> {
  const [facets, ofAll] = await Promise.all([
    counting,
    getFacetsOfTabs(await pageContext(), asked, eventsTabKeys, counting),
  ]);
  return {
    headline: eventsHeadline(facets, filter, frame),
    breakdown: eventsBreakdown(facets, filter),
    ...eventsTabs(list, filter, {
      all: ofAll.total,
      entries: ofAll.entries,
      others: ofAll.others,
      outcome: ofAll.outcome,
    }),
  };
}
