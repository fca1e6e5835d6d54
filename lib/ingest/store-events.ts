import {
  insertEvents,
  type InsertedEvent,
} from "#lib/db/ingest/insert-events.ts";
import type { NewEvent } from "#lib/db/ingest/new-event.ts";
import { isRejectedValue } from "#lib/db/connection/refused-value.ts";
import { notSearchable } from "#lib/domain/reading/not-searchable.ts";

/**
 * Stores events even when Postgres refuses a value of one of them: the group is
 * halved until the culprit stands alone, and that one is stored without its
 * searchable form, which is derived from its bytes and can be missed.
 *
 * @throws Prisma's error when the database is out of reach
 */
export async function storeEvents(
  events: readonly NewEvent[],
): Promise<InsertedEvent[]> {
  const [first] = events;
  if (!first) return [];
  try {
    return await insertEvents(events);
  } catch (error) {
    if (!isRejectedValue(error)) throw error;
    if (events.length > 1) {
      const middle = Math.ceil(events.length / 2);
      return [
        ...(await storeEvents(events.slice(0, middle))),
        ...(await storeEvents(events.slice(middle))),
      ];
    }
    if (!first.reading.isSearchable) throw error;
    return storeEvents([{ ...first, reading: notSearchable(first.reading) }]);
  }
}
