import { countArrivals as selectArrivals } from "#lib/db/arrivals/count-arrivals.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { Context } from "#lib/services/context.ts";
import { authorizeFilter } from "#lib/services/visible.ts";

/** The count stops at 1,000. */
export type Arrivals = {
  readonly count: number;
  readonly newestId: string | null;
};

/**
 * How many events fit a filter and came after one.
 *
 * @param after a UUID; null: after none
 * @throws {AppError} `forbidden`, `too_slow`, `invalid_request` for values that cannot be compared, `unavailable`
 */
export async function countArrivals(
  context: Context,
  filter: EventFilter,
  after: string | null,
): Promise<Arrivals> {
  authorizeFilter(context, filter);
  return selectArrivals(context.access.sources, filter, after, context.now);
}
