import { parseEventCursor } from "#lib/domain/event/event-cursor.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { parseEventFilter } from "#lib/url/event-filter-params.ts";
import {
  type GroupKey,
  groupKeys,
} from "#components/event-groups/group-keys.ts";
import { type ListColumns, parseColumns } from "./list-columns.ts";
import {
  formatLimit,
  type PageLimit,
  pageLimits,
  parseLimit,
  defaultLimit,
} from "./page-limits.ts";
import type { ListPlace } from "#lib/url/hrefs.ts";

/** A page's query as Next gives it. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>;

export type ListRequest = {
  readonly filter: EventFilter;
  /** Null for the first page. */
  readonly cursor: string | null;
  /** How many rows a page has. */
  readonly limit: PageLimit;
  /** The columns that the address asks for; null where it leaves them open. */
  readonly columns: readonly string[] | null;
  /** Null for the rows themselves. */
  readonly group: GroupKey | null;
  /** What the address asked for and could not be understood, as sentences. */
  readonly notices: readonly string[];
};

/** What the address of a list asks for. It never fails: what is wrong is left out and told. */
export function parseListRequest(
  query: PageQuery,
  known: ListColumns,
): ListRequest {
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([key, value = []]) =>
      [value].flat().map((one) => [key, one]),
    ),
  );
  const { filter, notices } = parseEventFilter(params, [
    "cursor",
    "limit",
    "columns",
    "group",
    "preview",
  ]);
  const cursor = params.get("cursor") ?? "";
  const isPlace = cursor !== "" && parseEventCursor(cursor) !== null;
  if (cursor !== "" && !isPlace) {
    notices.push(
      "“cursor” is not a place in this list: this is its first page.",
    );
  }
  const asked = params.get("columns") ?? "";
  const { shown, unknown } = parseColumns(asked, known);
  if (unknown.length > 0) {
    notices.push(
      `“columns” takes ${known.all.map(({ id }) => id).join(", ")}; this list has no other columns.`,
    );
  }
  const by = params.get("group") ?? "";
  const group = groupKeys.find((key) => key === by) ?? null;
  if (by !== "" && group === null) {
    notices.push(`“group” takes ${groupKeys.join(", ")}.`);
  }
  return {
    filter,
    cursor: isPlace ? cursor : null,
    limit: readLimit(params.get("limit") ?? "", notices),
    columns: shown,
    group,
    notices,
  };
}

function readLimit(asked: string, notices: string[]): PageLimit {
  const limit = asked === "" ? defaultLimit : parseLimit(asked);
  if (limit === null) {
    notices.push(`“limit” takes ${pageLimits.join(", ")}.`);
  }
  return limit ?? defaultLimit;
}

/** What every address on the page of a request keeps of how it is shown. */
export function listPlace({ limit, columns, group }: ListRequest): ListPlace {
  return {
    ...(limit === defaultLimit ? {} : { limit: formatLimit(limit) }),
    ...(columns === null ? {} : { columns: columns.join(",") }),
    ...(group === null ? {} : { group }),
  };
}
