import { pageContext } from "#lib/auth/page-context.ts";
import type { Metadata } from "next";
import { Suspense } from "react";
import { SavedViewControl } from "#app/views/saved-view-control.tsx";
import { pageFrame } from "#app/_time/page-frame.ts";
import { ListGroups } from "#app/_lists/list-groups.tsx";
import { ListTable } from "#app/_lists/list-table.tsx";
import { listColumns } from "#components/event-list/list-columns.ts";
import {
  entriesList,
  withListState,
} from "#components/event-list/list-kind.ts";
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
import { withoutKeys } from "#lib/domain/filter/event-filter.ts";
import { inZone } from "#lib/domain/filter/absolute-times.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { totalOf } from "#app/_lists/total-of.ts";
import { liveHref } from "#lib/url/hrefs.ts";
import { EntriesHead } from "./entries-head.tsx";
import { NoEntries } from "#app/_lists/no-entries.tsx";

export const metadata: Metadata = { title: "Entries" };

const tableId = "entries";

export default async function EntriesPage({
  searchParams,
}: PageProps<"/entries">) {
  const request = parseListRequest(await searchParams, listColumns.entries);
  const { cursor, limit, group, notices } = request;
  const filter = withoutKeys(request.filter, ["entries"]);
  const frame = await pageFrame();
  const ofEntries = inZone({ ...filter, entries: "only" }, frame.zone);
  const list = withListState(entriesList, listPlace(request));
  const context = await pageContext();
  const facets = getFacets(context, ofEntries, { widened: true });
  const total = totalOf(facets);
  const page = await listEvents(context, ofEntries, { cursor, limit });

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
      list={list}
      title="Entries"
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
          <SavedViewControl list="entries" />
          <ExportMenu filter={ofEntries} />
        </>
      }
      head={
        <NoticeOnError title="The entries could not be counted.">
          <Suspense fallback={<ListHeadSkeleton />}>
            <EntriesHead
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
            request={{ ...request, filter }}
            asked={ofEntries}
            rows={rows}
            total={total}
          />
        ) : (
          <NoticeOnError title="The entries could not be grouped.">
            <Suspense fallback={<TableSkeleton />}>
              <ListGroups
                list={list}
                filter={filter}
                asked={ofEntries}
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
