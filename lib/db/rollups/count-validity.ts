import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { Facets } from "#lib/domain/counts/facets.ts";
import {
  type EventFilter,
  validitySchema,
} from "#lib/domain/filter/event-filter.ts";
import { countEvents } from "./count-events.ts";
import type { FacetRows } from "./facet-row.ts";

/**
 * How many events that fit a filter fit each choice of `validity`. Rollups do not know it: of so many events only what
 * had expired on arrival is told, which has an index of its own, and that only where it is counted within the limit.
 *
 * @throws {AppError} as `countEvents` does
 */
export async function countValidity(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
  { validity, exact }: Pick<FacetRows, "validity" | "exact">,
  limit: Parameters<typeof countEvents>[3],
): Promise<Facets["validity"]> {
  if (validity)
    return validitySchema.options.map((value) => ({
      value,
      count: validity[value],
      exact,
    }));
  const value = "expired_on_arrival";
  if (filter.validity !== undefined) return [];
  const count = await countEvents(
    scope,
    { ...filter, validity: value },
    now,
    limit,
  );
  return count === null ? [] : [{ value, count, exact: true }];
}
