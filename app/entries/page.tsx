import type { Metadata } from "next";
import { Suspense } from "react";
import { EntriesTable } from "#components/events/entries-table.tsx";
import { entriesList } from "#components/events/list-kind.ts";
import { ListPage } from "#components/events/list-page.tsx";
import { parseListRequest } from "#components/events/list-request.ts";
import { ListHeadSkeleton } from "#components/events/list-skeleton.tsx";
import { toEventRow } from "#components/events/to-event-row.ts";
import { NoticeOnError } from "#components/ui/notice-on-error.tsx";
import { withoutKeys } from "#lib/domain/event-filter.ts";
import { listEvents } from "#lib/services/list-events.ts";
import { liveHref } from "#lib/url/hrefs.ts";
import { EntriesHead } from "./entries-head.tsx";
import { NoEntries } from "./no-entries.tsx";

export const metadata: Metadata = { title: "Entries" };

const tableId = "entries";

export default async function EntriesPage({
  searchParams,
}: PageProps<"/entries">) {
  const {
    filter: asked,
    cursor,
    notices,
  } = parseListRequest(await searchParams);
  const filter = withoutKeys(asked, ["entries"]);
  const ofEntries = { ...filter, entries: "only" } as const;
  const page = await listEvents(ofEntries, { cursor });

  const newestHere = page.previousCursor === null && filter.order !== "asc";
  const live = newestHere
    ? liveHref(ofEntries, page.items[0]?.id ?? null)
    : null;
  const unfiltered = cursor === null && Object.keys(filter).length === 0;
  if (page.items.length === 0 && unfiltered && notices.length === 0) {
    return <NoEntries liveHref={live} />;
  }

  const rows = page.items.map(toEventRow);
  return (
    <ListPage
      list={entriesList}
      title="Entries"
      tableId={tableId}
      filter={filter}
      notices={notices}
      rows={rows}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      liveHref={live}
      head={
        <NoticeOnError title="The entries could not be counted.">
          <Suspense fallback={<ListHeadSkeleton />}>
            <EntriesHead filter={filter} />
          </Suspense>
        </NoticeOnError>
      }
      table={<EntriesTable id={tableId} rows={rows} />}
    />
  );
}
