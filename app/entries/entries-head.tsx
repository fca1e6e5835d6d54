import Link from "next/link";
import {
  entriesBreakdown,
  entriesHeadline,
} from "#components/events/entries-headline.ts";
import { countWords } from "#components/events/count-words.ts";
import { entriesTabs } from "#components/events/entries-tabs.tsx";
import { FilterBar } from "#components/events/filter-bar.tsx";
import { Histogram } from "#components/events/histogram.tsx";
import { ListHead } from "#components/events/list-head.tsx";
import { entriesList } from "#components/events/list-kind.ts";
import type { EventFilter } from "#lib/domain/event-filter.ts";
import { getFacets } from "#lib/services/get-facets.ts";
import { getTabCounts } from "#lib/services/get-tab-counts.ts";
import { entriesHref } from "#lib/url/hrefs.ts";

/** The counts over the entries, which may take longer than the entries themselves. */
export async function EntriesHead({ filter }: { filter: EventFilter }) {
  const ofEntries = { ...filter, entries: "only" } as const;
  const [facets, counts] = await Promise.all([
    getFacets(ofEntries, { widened: true }),
    getTabCounts(ofEntries),
  ]);
  const attention = facets.needsAttention;
  const { tabs, shown } = entriesTabs(filter, counts);
  return (
    <ListHead
      headline={entriesHeadline(facets, filter)}
      breakdown={
        <>
          {entriesBreakdown(facets, filter)}{" "}
          {attention.count > 0 ? (
            <Link
              href={entriesHref({ ...filter, attention: "only" })}
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
        list={entriesList}
        filter={filter}
        facets={facets}
        besides={shown}
      />
      <Histogram
        buckets={facets.histogram}
        many="entries"
        untilNow={filter.to === undefined}
      />
    </ListHead>
  );
}
