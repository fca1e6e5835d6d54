import type { Metadata } from "next";
import { Suspense } from "react";
import { EventsTable } from "#components/events/events-table.tsx";
import { eventsList } from "#components/events/list-kind.ts";
import { ListPage } from "#components/events/list-page.tsx";
import { parseListRequest } from "#components/events/list-request.ts";
import { ListHeadSkeleton } from "#components/events/list-skeleton.tsx";
import { toEventRow } from "#components/events/to-event-row.ts";
import { NoticeOnError } from "#components/ui/notice-on-error.tsx";
import { listEvents } from "#lib/services/list-events.ts";
import { liveHref } from "#lib/url/hrefs.ts";
import { EventsHead } from "./events-head.tsx";

export const metadata: Metadata = { title: "All events" };

const tableId = "events";

export default async function EventsPage({
  searchParams,
}: PageProps<"/events">) {
  const { filter, cursor, notices } = parseListRequest(await searchParams);
  const page = await listEvents(filter, { cursor });
  const newestHere = page.previousCursor === null && filter.order !== "asc";
  const rows = page.items.map(toEventRow);
  return (
    <ListPage
      list={eventsList}
      title="All events"
      tableId={tableId}
      filter={filter}
      notices={notices}
      rows={rows}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      liveHref={newestHere ? liveHref(filter, page.items[0]?.id ?? null) : null}
      head={
        <NoticeOnError title="The events could not be counted.">
          <Suspense fallback={<ListHeadSkeleton />}>
            <EventsHead filter={filter} />
          </Suspense>
        </NoticeOnError>
      }
      table={<EventsTable id={tableId} rows={rows} />}
    />
  );
}
