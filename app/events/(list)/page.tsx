import { pageContext } from "#lib/auth/page-context.ts";
import type { Metadata } from "next";
import { Suspense } from "react";
import { SavedViewControl } from "#app/views/saved-view-control.tsx";
import { NoEntries } from "#app/_lists/no-entries.tsx";
import { pageFrame } from "#app/_time/page-frame.ts";
import { ListGroups } from "#app/_lists/list-groups.tsx";
import { ListTable } from "#app/_lists/list-table.tsx";
import { totalOf } from "#app/_lists/total-of.ts";
import { listColumns } from "#components/event-list/list-columns.ts";
import { eventsList, withListState } from "#components/event-list/list-kind.ts";
import { ListPage } from "#components/event-list/list-page.tsx";
import {
  listPlace,
  parseListRequest,
} from "#components/event-list/list-request.ts";
import {
  ListHeadSkeleton,
  TableSkeleton,
} from "#components/event-list/list-skeleton.tsx";
import { toEventRow } from "#components/event-list/to-event-row.ts";
import { ExportMenu } from "#components/export/export-menu.tsx";
import { NoticeOnError } from "#components/ui/notice-on-error.tsx";
import { inZone } from "#lib/domain/filter/absolute-times.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { liveHref } from "#lib/url/hrefs.ts";
import { EventsHead } from "./events-head.tsx";

export const metadata: Metadata = { title: "All events" };

const tableId = "events";

export default async function EventsPage({
  searchParams,
}: PageProps<"/events">) {
  const request = parseListRequest(await searchParams, listColumns.events);
  const { filter, cursor, limit, group, notices } = request;
  const frame = await pageFrame();
  const asked = inZone(filter, frame.zone);
  const list = withListState(eventsList, listPlace(request));
  const context = await pageContext();
  const facets = getFacets(context, asked, { widened: true });
  const total = totalOf(facets);
  const page = await listEvents(context, asked, { cursor, limit });
  const newestHere = page.previousCursor === null && filter.order !== "asc";
  const live = newestHere ? liveHref(asked, page.items[0]?.id ?? null) : null;
  const unfiltered = cursor === null && Object.keys(filter).length === 0;
  if (page.items.length === 0 && unfiltered && notices.length === 0) {
    return <NoEntries title="All events" liveHref={live} />;
  }

  const rows = page.items.map(toEventRow);
  return (
    <ListPage
      list={list}
      title="All events"
      tableId={tableId}
      filter={filter}
      notices={notices}
      rows={rows}
      isGrouped={group !== null}
      cursor={cursor}
      limit={limit}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      liveHref={live}
      actions={
        <>
          <SavedViewControl list="events" />
          <ExportMenu filter={asked} />
        </>
      }
      head={
        <NoticeOnError title="The events could not be counted.">
          <Suspense fallback={<ListHeadSkeleton />}>
            <EventsHead
              list={list}
              filter={filter}
              group={group}
              facets={facets}
              frame={frame}
            />
          </Suspense>
        </NoticeOnError>
      }
      table={
        group === null ? (
          <ListTable
            id={tableId}
            list={list}
            request={request}
            asked={asked}
            rows={rows}
            total={total}
          />
        ) : (
          <NoticeOnError title="The events could not be grouped.">
            <Suspense fallback={<TableSkeleton />}>
              <ListGroups
                list={list}
                filter={filter}
                asked={asked}
                by={group}
                facets={facets}
              />
            </Suspense>
          </NoticeOnError>
        )
      }
    />
  );
}
