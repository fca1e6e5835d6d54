import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { selectListCounts } from "#lib/db/rollups/select-list-counts.ts";
import type { Count } from "#lib/domain/counts/facets.ts";

const maxCounted = 100_000;

/**
 * How many rows the lists of entries and of events have without a filter, exactly up to 100,000.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function countLists(
  context: Context,
): Promise<Readonly<Record<"entries" | "events", Count>>> {
  authorize(context, "read");
  const { entries, events } = await selectListCounts(
    context.access.sources,
    maxCounted,
  );
  return { entries: bounded(entries), events: bounded(events) };
}

function bounded(count: number): Count {
  return {
    count: Math.min(count, maxCounted),
    exact: count <= maxCounted,
  };
}
