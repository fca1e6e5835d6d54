import { pageContext } from "#lib/auth/page-context.ts";
import {
  eventsBreakdown,
  eventsHeadline,
} from "#components/event-list/events-headline.ts";
import {
  eventsTabKeys,
  eventsTabs,
} from "#components/event-list/events-tabs.tsx";
import type { TimeFrame } from "#components/event-filter/time-range-words.ts";
import { FilterBar } from "#components/event-filter/filter-bar.tsx";
import { Histogram } from "#components/event-histogram/histogram.tsx";
import { ListHead } from "#components/event-list/list-head.tsx";
import type { GroupKey } from "#components/event-groups/group-keys.ts";
import { GroupMenu } from "#components/event-groups/group-menu.tsx";
import { keptFields, type ListKind } from "#components/event-list/list-kind.ts";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { inZone } from "#lib/domain/filter/absolute-times.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import { getFacetsOfTabs } from "#lib/services/counts/get-tab-counts.ts";

/** The counts over the events, which may take longer than the events themselves. */
export async function EventsHead({
  list,
  filter,
  group,
  facets: counting,
  frame,
}: {
  list: ListKind;
  filter: EventFilter;
  /** What the events are counted by; null where they are listed. */
  group: GroupKey | null;
  /** Counted as if a list's own key asked for nothing. */
  facets: Promise<Facets>;
  frame: TimeFrame;
}) {
  const context = await pageContext();
  const [facets, ofAll] = await Promise.all([
    counting,
    getFacetsOfTabs(
      context,
      inZone(filter, frame.zone),
      eventsTabKeys,
      counting,
    ),
  ]);
  const { tabs, shown } = eventsTabs(list, filter, {
    all: ofAll.total,
    entries: ofAll.entries,
    others: ofAll.others,
    outcome: ofAll.outcome,
  });
  return (
    <ListHead
      headline={eventsHeadline(facets, filter, frame)}
      breakdown={eventsBreakdown(facets, filter)}
      tabsLabel="Outcomes"
      tabs={tabs}
    >
      <FilterBar
        list={list}
        filter={filter}
        facets={facets}
        besides={shown}
        frame={frame}
      >
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
