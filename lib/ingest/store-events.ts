import {
  insertEvents,
  type InsertedEvent,
} from "#lib/db/ingest/insert-events.ts";
import type { NewEvent } from "#lib/db/ingest/new-event.ts";
import { isRefusedValue } from "#lib/db/connection/refused-value.ts";
import { notSearchable } from "#lib/domain/reading/not-searchable.ts";
import { log } from "#lib/log.ts";
import { readNothing } from "./read-nothing.ts";

/**
 * Stores events even when Postgres refuses a value of one of them: the group is halved until the
 * culprit stands alone, and that one is stored with what is refused left out. Its bytes are always kept.
 *
 * @returns those that are committed. The others were not stored: the database went out of reach in the middle
 * @throws {Error} of the driver when none was stored
 */
export async function storeEvents(
  events: readonly NewEvent[],
): Promise<InsertedEvent[]> {
  if (events.length === 0) return [];
  try {
    return await insertEvents(events);
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    const [only] = events;
    return only && events.length === 1
      ? storeReduced(only, error)
      : storeHalves(events);
  }
}

async function storeHalves(
  events: readonly NewEvent[],
): Promise<InsertedEvent[]> {
  const middle = Math.ceil(events.length / 2);
  const stored: InsertedEvent[] = [];
  const failures: unknown[] = [];
  for (const half of [events.slice(0, middle), events.slice(middle)]) {
    try {
      stored.push(...(await storeEvents(half)));
    } catch (error) {
      failures.push(error);
      log().error(
        { err: error, requests: half.length },
        "Part of a group was not stored.",
      );
    }
  }
  // What is committed stays acknowledged, whatever became of the rest.
  if (stored.length === 0) throw failures[0];
  return stored;
}

/** Stores an event without its form for search, and, where that is refused too, with its bytes alone. */
async function storeReduced(
  event: NewEvent,
  refusal: unknown,
): Promise<InsertedEvent[]> {
  log().warn(
    { err: refusal, eventId: event.id },
    "The database refuses a value of an event; it is stored without that.",
  );
  const searchless = { ...event, reading: notSearchable(event.reading) };
  try {
    return await insertEvents([searchless]);
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    return insertEvents([toBytesAlone(event)]);
  }
}

function toBytesAlone(event: NewEvent): NewEvent {
  return {
    ...event,
    contentType: null,
    headers: [],
    remoteAddress: null,
    reading: notSearchable(readNothing()),
  };
}
