import { v7 as uuidV7 } from "uuid";
import { db } from "#lib/db/connection/client.ts";
import type { Prisma } from "../generated/client.ts";

type EventRow = Prisma.EventCreateManyInput;

/** A source to hang events on. @returns its id */
export async function storeSource(name = "Shop"): Promise<string> {
  const id = uuidV7();
  await db().source.create({ data: { id, name, currency: "EUR" } });
  return id;
}

let lastMs = 0;

/** A time of its own for each event, so that their ids are in the order they were made. */
function nextTime(): Date {
  lastMs = Math.max(lastMs + 1, Date.now());
  return new Date(lastMs);
}

/** An accepted, plain entry with an id made at `receivedAt`; whatever matters to a test is given. */
export function eventRow(
  given: Partial<EventRow> & Pick<EventRow, "sourceId">,
): EventRow {
  const receivedAt = new Date(given.receivedAt ?? nextTime());
  return {
    id: uuidV7({ msecs: receivedAt.getTime() }),
    receivedAt,
    bodySize: 2,
    headers: [],
    outcome: "accepted",
    signature: "not_checked",
    isEntry: true,
    readingVersion: 1,
    shape: "envelope",
    eventTypeAssumed: false,
    eventType: "customer.segment.entered",
    problems: [],
    needsAttention: false,
    searchText: "",
    ...given,
  };
}

export async function storeEvents(rows: readonly EventRow[]): Promise<void> {
  await db().event.createMany({ data: [...rows] });
}
