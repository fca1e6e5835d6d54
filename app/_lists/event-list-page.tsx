import type { Metadata } from "next";
import { Suspense } from "react";
import { pageFrame } from "#app/_document/page-frame.ts";
import { pageNonce } from "#app/_document/page-nonce.ts";
import { ReplayLink } from "#app/replays/replay-link.tsx";
import { SavedViewControl } from "#app/views/saved-view-control.tsx";
import { filterTitle } from "#components/event-filter/filter-title.ts";
import { listColumns } from "#components/event-list/list-columns.ts";
import { withListState } from "#components/event-filter/list-kind.ts";
import { ListPage } from "#components/event-list/list-page.tsx";
import {
  listPlace,
  type PageQuery,
  parseListRequest,
} from "#components/event-list/list-request.ts";
import { TableSkeleton } from "#components/event-list/list-skeleton.tsx";
import { ExportMenu } from "#components/export/export-menu.tsx";
import { NoticeOnError } from "#components/shell/notice-on-error.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { inZone } from "#lib/domain/filter/absolute-times.ts";
import {
  type EventFilter,
  type FilterKey,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { liveHref } from "#lib/url/hrefs.ts";
import { permissionOf, seesPersonalData } from "#lib/services/visible.ts";
import type { ListDefinition } from "./list-definition.ts";
import { ListGroups } from "./list-groups.tsx";
import { ListPageHead } from "./list-page-head.tsx";
import { ListTable } from "./list-table.tsx";
import { NoEntries } from "./no-entries.tsx";
import { totalOf } from "./total-of.ts";

type ListProps = {
  readonly definition: ListDefinition;
  readonly query: PageQuery;
};

/** The title of a list's tab, which tells its filter from others. */
export async function listMetadata({
  definition: { kind, title, fixed },
  query,
}: ListProps): Promise<Metadata> {
  const { filter } = parseListRequest(query, listColumns[kind.key]);
  const own = withoutFixed(filter, fixed);
  return { title: filterTitle(title, own, await pageFrame()) };
}

/** A list of events, as its definition and its address ask for it. */
export async function EventListPage({ definition, query }: ListProps) {
  const { kind, title, fixed } = definition;
  const request = parseListRequest(query, listColumns[kind.key]);
  const { cursor, limit, group, notices } = request;
  const filter = withoutFixed(request.filter, fixed);
  const frame = await pageFrame();
  const asked = inZone({ ...filter, ...fixed }, frame.zone);
  const list = withListState(kind, listPlace(request));
  const context = await pageContext(permissionOf(asked));
  const facets = getFacets(context, asked, { widened: true });
  const total = totalOf(facets);
  const page = await listEvents(context, asked, { cursor, limit });

  const newestHere = page.previousCursor === null && filter.order !== "asc";
  const live = newestHere ? liveHref(asked, page.items[0]?.id ?? null) : null;
  const unfiltered = cursor === null && Object.keys(filter).length === 0;
  if (page.items.length === 0 && unfiltered && notices.length === 0) {
    return <NoEntries title={title} liveHref={live} />;
  }

  return (
    <>
      <SheetMarks
        title={filterTitle(title, filter, frame)}
        nonce={await pageNonce()}
      />
      <ListPage
        list={list}
        title={title}
        tableId={kind.key}
        filter={filter}
        notices={notices}
        rowCount={page.items.length}
        isGrouped={group !== null}
        cursor={cursor}
        limit={limit}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        total={total}
        liveHref={live}
        maySearch={seesPersonalData(context)}
        actions={
          <>
            <SavedViewControl list={kind.key} />
            <ReplayLink filter={asked} />
            {seesPersonalData(context) ? <ExportMenu filter={asked} /> : null}
          </>
        }
        head={
          <NoticeOnError
            title={`The ${kind.many} could not be counted.`}
            heading={title}
          >
            {/* Not streamed: coming after the rows, it would push them down under the pointer. */}
            <ListPageHead
              definition={definition}
              list={list}
              filter={filter}
              asked={asked}
              group={group}
              facets={facets}
              frame={frame}
            />
          </NoticeOnError>
        }
        table={
          group === null ? (
            <ListTable
              id={kind.key}
              list={list}
              request={{ ...request, filter }}
              asked={asked}
              items={page.items}
              total={total}
            />
          ) : (
            <NoticeOnError title={`The ${kind.many} could not be grouped.`}>
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
    </>
  );
}

/** What the page fixes is no choice of the reader's. */
function withoutFixed(filter: EventFilter, fixed: EventFilter): EventFilter {
  return withoutKeys(filter, Object.keys(fixed) as FilterKey[]);
}
