import {
  eventsBreakdown,
  eventsHeadline,
} from "#components/events/events-headline.ts";
import { eventsTabKeys, eventsTabs } from "#components/events/events-tabs.tsx";
import { FilterBar } from "#components/events/filter-bar.tsx";
import { Histogram } from "#components/events/histogram.tsx";
import { ListHead } from "#components/events/list-head.tsx";
import type { GroupKey } from "#components/events/group-keys.ts";
import { GroupMenu } from "#components/events/group-menu.tsx";
import { keptFields, type ListKind } from "#components/events/list-kind.ts";
import { type EventFilter, withoutKeys } from "#lib/domain/event-filter.ts";
import type { Facets } from "#lib/domain/facets.ts";
import { getFacetsOfTabs } from "#lib/services/get-tab-counts.ts";

/** The counts over the events, which may take longer than the events themselves. */
export async function EventsHead({
  list,
  filter,
  group,
  facets: counting,
}: {
  list: ListKind;
  filter: EventFilter;
  /** What the events are counted by; null where they are listed. */
  group: GroupKey | null;
  /** Counted as if a list's own key asked for nothing. */
  facets: Promise<Facets>;
}) {
  const [facets, ofAll] = await Promise.all([
    counting,
    getFacetsOfTabs(filter, eventsTabKeys, counting),
  ]);
  const { tabs, shown } = eventsTabs(list, filter, {
    all: ofAll.total,
    entries: ofAll.entries,
    others: ofAll.others,
    outcome: ofAll.outcome,
  });
  return (
    <ListHead
      headline={eventsHeadline(facets, filter)}
      breakdown={eventsBreakdown(facets, filter)}
      tabsLabel="Outcomes"
      tabs={tabs}
    >
      <FilterBar list={list} filter={filter} facets={facets} besides={shown}>
        <GroupMenu list={list} filter={filter} by={group} />
      </FilterBar>
      <Histogram
        buckets={facets.histogram}
        many={list.many}
        untilNow={filter.to === undefined}
        brush={{
          action: list.path,
          kept: keptFields(withoutKeys(filter, ["from", "to"]), list.place),
        }}
      />
    </ListHead>
  );
}
