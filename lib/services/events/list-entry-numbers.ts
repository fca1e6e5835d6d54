import { selectEntryNumbers } from "#lib/db/events/select-entry-numbers.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * Which entry of its customer into its segment each event of a page is, by its id: from 1, by when they
 * happened. What is no entry, or a test, has no number.
 *
 * @param items as a list gave them to the same context
 * @throws {AppError} `forbidden`, and as `readWithin` does
 */
export async function listEntryNumbers(
  context: Context,
  items: readonly Pick<EventItem, "id" | "isEntry" | "isTest">[],
): Promise<ReadonlyMap<string, number>> {
  authorize(context, "read");
  return selectEntryNumbers(
    items
      .filter(({ isEntry, isTest }) => isEntry && !isTest)
      .map(({ id }) => id),
  );
}
