import { parseEventCursor } from "#lib/domain/event-cursor.ts";
import type { EventFilter } from "#lib/domain/event-filter.ts";
import { parseEventFilter } from "#lib/url/event-filter-params.ts";

/** A page's query as Next gives it. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>;

export type ListRequest = {
  readonly filter: EventFilter;
  /** Null for the first page. */
  readonly cursor: string | null;
  /** What the address asked for and could not be understood, as sentences. */
  readonly notices: readonly string[];
};

/** What the address of a list asks for. It never fails: what is wrong is left out and told. */
export function parseListRequest(query: PageQuery): ListRequest {
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([key, value = []]) =>
      [value].flat().map((one) => [key, one]),
    ),
  );
  const { filter, notices } = parseEventFilter(params, ["cursor"]);
  const cursor = params.get("cursor");
  if (cursor === null || parseEventCursor(cursor) !== null) {
    return { filter, cursor, notices };
  }
  return {
    filter,
    cursor: null,
    notices: [
      ...notices,
      "“cursor” is not a place in this list: this is its first page.",
    ],
  };
}
