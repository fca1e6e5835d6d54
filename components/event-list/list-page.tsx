import { SearchX } from "lucide";
import type { ReactNode } from "react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import type { Count } from "#lib/domain/counts/facets.ts";
import {
  keptFields,
  type ListKind,
} from "#components/event-filter/list-kind.ts";
import { LimitLinks } from "./limit-links.tsx";
import { LiveArrivals } from "./live-arrivals.tsx";
import { formatLimit, type PageLimit } from "./page-limits.ts";
import { PageRange } from "./page-range.tsx";
import { Pager } from "./pager.tsx";
import { SearchBox } from "#components/event-filter/search-box.tsx";

/** A list of events from bar to foot. What differs between lists comes in as `head` and `table`. */
export function ListPage({
  list,
  title,
  tableId,
  filter,
  notices,
  rowCount,
  isGrouped,
  cursor,
  limit,
  nextCursor,
  previousCursor,
  total,
  liveHref,
  maySearch,
  actions,
  head,
  table,
}: {
  list: ListKind;
  title: string;
  /** The id of the element in `table`. */
  tableId: string;
  filter: EventFilter;
  notices: readonly string[];
  /** How many rows this page has. */
  rowCount: number;
  /** The table counts the rows by something instead of listing them. */
  isGrouped: boolean;
  /** Where this page is; null for the first. */
  cursor: string | null;
  limit: PageLimit;
  nextCursor: string | null;
  previousCursor: string | null;
  /** How many fit; null where they could not be counted. */
  total: Promise<Count | null>;
  /** Null where the newest events are not on this page. */
  liveHref: string | null;
  /** Whether the reader's role includes searching by people. */
  maySearch: boolean;
  /** In the bar, after the search. */
  actions: ReactNode;
  head: ReactNode;
  table: ReactNode;
}) {
  const upwards = filter.order === "asc";
  const toPage = (cursor: string | null) =>
    cursor === null ? null : list.href(filter, { cursor });
  return (
    <>
      <PageHeader
        title={title}
        status={
          liveHref === null ? null : (
            <LiveArrivals
              href={liveHref}
              tableId={tableId}
              one={list.one}
              many={list.many}
            />
          )
        }
      >
        {maySearch ? (
          <SearchBox
            action={list.path}
            kept={keptFields(withoutKeys(filter, ["q"]), list.place)}
            text={filter.q}
          />
        ) : null}
        {actions}
      </PageHeader>
      {notices.length > 0 ? (
        <div className="px-4 pt-4 side:px-6">
          <Notice kind="warning" title="Part of this address was left out">
            <ul>
              {notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {head}
      {rowCount > 0 ? (
        table
      ) : (
        <EmptyState
          icon={SearchX}
          title={`No ${list.many} match these filters`}
        >
          <LinkButton href={list.href()}>Clear all filters</LinkButton>
        </EmptyState>
      )}
      {isGrouped ? null : (
        <Pager
          range={
            <PageRange
              count={rowCount}
              list={list}
              isFirst={cursor === null || previousCursor === null}
              total={total}
            />
          }
          limits={
            <LimitLinks
              limit={limit}
              href={(other) =>
                list.href(filter, {
                  ...(cursor === null ? {} : { cursor }),
                  limit: formatLimit(other),
                })
              }
            />
          }
          newer={toPage(upwards ? nextCursor : previousCursor)}
          older={toPage(upwards ? previousCursor : nextCursor)}
        />
      )}
    </>
  );
}
