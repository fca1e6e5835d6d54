import { authorizeFilter, visible } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import {
  type CustomerCount,
  selectCustomerCounts,
} from "#lib/db/rollups/select-customer-counts.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";

const maxCounted = 20_000;

/**
 * The customers with the most of the events that fit a filter, at most 200, each with its newest name.
 * Of more than 20,000 events the newest are counted.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function countByCustomer(
  context: Context,
  filter: EventFilter,
): Promise<CustomerCount[]> {
  authorizeFilter(context, filter);
  const counts = await selectCustomerCounts(
    context.access.sources,
    filter,
    context.now,
    maxCounted,
  );
  return visible.customers(context, counts);
}
