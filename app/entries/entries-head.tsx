import { pageContext } from "#lib/auth/page-context.ts";
import Link from "next/link";
import {
  entriesBreakdown,
  entriesHeadline,
} from "#components/event-list/entries-headline.ts";
import { countWords } from "#components/event-words/count-words.ts";
import { entriesTabs } from "#components/event-list/entries-tabs.tsx";
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
import { getTabCounts } from "#lib/services/counts/get-tab-counts.ts";

/** The counts over the entries, which may take longer than the entries themselves. */
export async function EntriesHead({
  list,
  filter,
  group,
  facets: counting,
  frame,
}: {
  list: ListKind;
  filter: EventFilter;
  /** What the entries are counted by; null where they are listed. */
  group: GroupKey | null;
  /** Counted as if a list's own key asked for nothing. */
  facets: Promise<Facets>;
  frame: TimeFrame;
}) {
  const context = await pageContext();
  const [facets, counts] = await Promise.all([
    counting,
    getTabCounts(
      context,
      inZone({ ...filter, entries: "only" }, frame.zone),
      counting,
    ),
  ]);
  const attention = facets.needsAttention;
  const { tabs, shown } = entriesTabs(list, filter, counts);
  return (
    <ListHead
      headline={entriesHeadline(facets, filter, frame)}
      breakdown={
        <>
          {entriesBreakdown(facets, filter)}{" "}
          {attention.count > 0 ? (
            <Link
              href={list.href({ ...filter, attention: "only" })}
              prefetch={false}
              className="link"
            >
              {countWords(attention)} {attention.count === 1 ? "needs" : "need"}{" "}
              attention.
            </Link>
          ) : null}
        </>
      }
      tabsLabel="Purposes"
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
