import { v7 as uuidV7 } from "uuid";
import { db } from "#lib/db/connection/client.ts";
import type { NewEvent } from "#lib/db/ingest/new-event.ts";
import { foldCase, foldText } from "#lib/domain/text/fold-text.ts";
import { appendDeltas } from "#lib/db/rollups/rollup-deltas.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { Prisma } from "../generated/client.ts";

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

/**
 * An accepted, plain entry with an id made at `receivedAt`; whatever matters to a test is given.
 *
 * @param payload becomes its body, searchable by value
 */
export function eventRow({
  payload,
  ...given
}: Partial<EventRow> &
  Pick<EventRow, "sourceId"> & { readonly payload?: unknown }): EventRow {
  const receivedAt = new Date(given.receivedAt ?? nextTime());
  const body =
    payload === undefined ? null : Buffer.from(JSON.stringify(payload));
  return {
    id: uuidV7({ msecs: receivedAt.getTime() }),
    receivedAt,
    happenedAt: given.enteredAt ?? receivedAt,
    bodySize: 2,
    ...(body && { body, bodySize: body.length, isSearchable: true }),
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
    customerNameFolded: given.customerName
      ? foldText(given.customerName)
      : null,
    customerEmailFolded: given.customerEmail
      ? foldCase(given.customerEmail)
      : null,
    ...given,
  };
}

/** An accepted event as receiving hands it to the database; whatever matters to a test is given. */
export function newEvent(
  given: Partial<NewEvent> & Pick<NewEvent, "sourceId">,
): NewEvent {
  const receivedAt = given.receivedAt ?? nextTime();
  const body = Buffer.from("{}");
  return {
    id: uuidV7({ msecs: receivedAt.getTime() }),
    receivedAt,
    body,
    bodySize: body.length,
    bodySha256: null,
    contentType: null,
    headers: [],
    remoteAddress: null,
    signature: "not_checked",
    secretId: null,
    rejection: null,
    deliveryKey: null,
    reading: readEvent(given.body ?? body),
    ...given,
  };
}

/** Stores rows and counts them, as receiving does. */
export async function storeEvents(rows: readonly EventRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await db().$transaction(
    async (transaction) => {
      await transaction.event.createMany({ data: [...rows] });
      await transaction.$executeRaw(
        appendDeltas(
          Prisma.sql`(SELECT * FROM event WHERE id = ANY(${ids}::uuid[]))`,
          1,
        ),
      );
    },
    // A test that stores takes as long as a busy machine takes.
    { maxWait: 60_000, timeout: 60_000 },
  );
}

/** Takes away all events and what was counted of them. */
export async function clearEvents(): Promise<void> {
  await db()
    .$executeRaw`TRUNCATE event, delivery_key, rollup_delta, rollup_quarter, rollup_day, rollup_key`;
}
