import { visible } from "#lib/services/visible.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  type NeighbourEntries,
  selectNeighbourEntries,
} from "#lib/db/events/select-neighbour-entries.ts";
import type { EventItem } from "#lib/domain/event/event.ts";

const maxBeside = 5;

/**
 * Up to five older and five newer entries of the same customer in the same source;
 * none for an event that names no customer.
 *
 * @throws {AppError} as `selectNeighbourEntries` does
 */
export async function listNeighbourEntries(
  context: Context,
  event: Pick<EventItem, "id" | "source" | "customer">,
): Promise<NeighbourEntries> {
  authorize(context, "read");
  const customerId = event.customer?.id ?? null;
  if (customerId === null) return { older: [], newer: [], total: 0 };
  const { older, newer, total } = await selectNeighbourEntries(
    context.access.sources,
    { eventId: event.id, sourceId: event.source.id, customerId },
    maxBeside,
  );
  const show = (item: EventItem) => visible.item(context, item);
  return { older: older.map(show), newer: newer.map(show), total };
}
