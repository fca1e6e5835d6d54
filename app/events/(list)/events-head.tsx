import {
  eventsBreakdown,
  eventsHeadline,
} from "#components/events/events-headline.ts";
import { eventsTabKeys, eventsTabs } from "#components/events/events-tabs.tsx";
import { FilterBar } from "#components/events/filter-bar.tsx";
import { Histogram } from "#components/events/histogram.tsx";
import { ListHead } from "#components/events/list-head.tsx";
import { eventsList } from "#components/events/list-kind.ts";
import { type EventFilter, withoutKeys } from "#lib/domain/event-filter.ts";
import { getFacets } from "#lib/services/get-facets.ts";

/** The counts over the events, which may take longer than the events themselves. */
export async function EventsHead({ filter }: { filter: EventFilter }) {
  const all = withoutKeys(filter, eventsTabKeys);
  const [facets, ofAll, ofEntries] = await Promise.all([
    getFacets(filter, { widened: true }),
    getFacets(all),
    getFacets({ ...all, entries: "only" }),
  ]);
  const { tabs, shown } = eventsTabs(filter, {
    all: ofAll.total,
    entries: ofEntries.total,
    outcome: ofAll.outcome,
  });
  return (
    <ListHead
      headline={eventsHeadline(facets, filter)}
      breakdown={eventsBreakdown(facets, filter)}
      tabsLabel="Outcomes"
      tabs={tabs}
    >
      <FilterBar
        list={eventsList}
        filter={filter}
        facets={facets}
        besides={shown}
      />
      <Histogram
        buckets={facets.histogram}
        many="events"
        untilNow={filter.to === undefined}
      />
    </ListHead>
  );
}
