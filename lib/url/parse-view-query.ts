import { eventFilterSchema } from "#lib/domain/filter/event-filter.ts";
import type { ViewList } from "#lib/domain/filter/saved-view.ts";
import { parseStrictEventFilter } from "./event-filter-params.ts";
import { toViewQuery } from "./view-query.ts";

/**
 * A query that someone wants to keep, in the spelling of `toViewQuery`. Keys that
 * are no filter's belong to the page, which tells when it does not know them.
 *
 * @throws {AppError} `invalid_request` at the first key of the filter with a value that it does not take
 */
export function parseViewQuery(list: ViewList, query: string): string {
  const kept = toViewQuery(list, new URLSearchParams(query));
  const params = new URLSearchParams(kept);
  const besides = [...params.keys()].filter(
    (key) => !Object.hasOwn(eventFilterSchema.shape, key),
  );
  parseStrictEventFilter(params, besides);
  return kept;
}
