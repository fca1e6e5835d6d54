import { withCodeReused } from "#lib/domain/reading/code-reused.ts";
import { codeReusedAmong } from "#lib/db/events/code-reused.ts";
import { query, queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventCursor } from "#lib/domain/event/event-cursor.ts";
import { type EventItem, eventDetailSchema } from "#lib/domain/event/event.ts";
import { eventItemRowSchema } from "#lib/db/events/event-item-row.ts";
import { eventItemsQuery } from "#lib/db/events/event-items-query.ts";
import { selectEntryNumbers } from "#lib/db/events/select-entry-numbers.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import {
  afterEvent,
  beforeEvent,
  inTime,
} from "#lib/db/events/order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin, type Reads } from "#lib/db/connection/read-within.ts";
import { type CustomerKey, ofCustomer } from "./select-customer-overview.ts";

const { sql } = Prisma;

/** A larger body is compared on a page of its own, where it is one of two. */
export const maxBodyBytes = 262_144;

const headersSchema = eventDetailSchema.shape.headers;
type Headers = z.infer<typeof headersSchema>;

export type EntryBody = {
  readonly bodySize: number;
  /** Null when it was not kept, or is larger than `maxBodyBytes`. */
  readonly body: Uint8Array | null;
  /** What tells whether it came compressed, or as a form. */
  readonly headers: Headers;
  readonly contentType: string | null;
};

export type CustomerEntryRow = EntryBody & {
  readonly item: EventItem;
  /** Which of the customer's entries into its segment it is, from 1; null where the segment has no id. */
  readonly entryNumber: number | null;
  /** Which of all the customer's entries it is by when they happened, from 1. */
  readonly place: number;
  readonly previous: (EntryBody & { readonly id: string }) | null;
  readonly previousInSegmentAt: Date | null;
  /** Whether an entry that happened after it had arrived before it. */
  readonly arrivedLate: boolean;
};

export type CustomerEntryRun = {
  readonly rows: readonly CustomerEntryRow[];
  readonly goesOn: boolean;
};

const bodyRowSchema = z.strictObject({
  id: z.string(),
  bodySize: z.number(),
  body: z.instanceof(Uint8Array).nullable(),
  headers: headersSchema,
  contentType: z.string().nullable(),
  previousId: z.string().nullable(),
  previousSize: z.number().nullable(),
  previousBody: z.instanceof(Uint8Array).nullable(),
  previousHeaders: headersSchema.nullable(),
  previousContentType: z.string().nullable(),
  previousInSegmentAt: z.date().nullable(),
  arrivedLate: z.boolean(),
});
type BodyRow = Readonly<z.infer<typeof bodyRowSchema>>;

/**
 * A run of a customer's entries in the order in which they happened, next to a cursor, each with its bytes, those of the entry before, and when
 * the customer entered the same segment before.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCustomerEntries(
  scope: SourceScope,
  key: CustomerKey,
  page: {
    readonly cursor: EventCursor | null;
    readonly order: "asc" | "desc";
    readonly limit: number;
  },
): Promise<CustomerEntryRun> {
  const goesBack = page.cursor?.side === "before";
  const order = (page.order === "asc") === goesBack ? "desc" : "asc";
  const theirs = sql`${ofCustomer(scope, key)} AND e.is_entry AND NOT e.is_test`;
  const condition = sql`${theirs} AND ${beyond(page.cursor, order)}`;
  return readWithin(async (tx) => {
    const found = await query(
      tx,
      eventItemRowSchema,
      eventItemsQuery(condition, order, page.limit + 1, "time"),
    );
    const items = found.slice(0, page.limit);
    const ids = items.map(({ id }) => id);
    const numbers = await selectEntryNumbers(ids);
    const reused = await codeReusedAmong(tx, ids);
    const bodies = await query(tx, bodyRowSchema, bodiesQuery(items, theirs));
    const older = items.length === 0 ? 0 : await countOlder(tx, theirs, items);
    const places = new Map(
      items.toSorted(byTime).map(({ id }, at) => [id, older + at + 1]),
    );
    const byId = new Map(bodies.map((row) => [row.id, row]));
    const rows = items.flatMap((item) => {
      const row = byId.get(item.id);
      return row
        ? [
            {
              ...toRow(
                withCodeReused(item, reused.has(item.id)),
                row,
                places.get(item.id) ?? 0,
              ),
              entryNumber: numbers.get(item.id) ?? null,
            },
          ]
        : [];
    });
    return {
      rows: goesBack ? rows.reverse() : rows,
      goesOn: found.length > page.limit,
    };
  });
}

function bodiesQuery(
  items: readonly EventItem[],
  theirs: Prisma.Sql,
): Prisma.Sql {
  const small = (table: Prisma.Sql) =>
    sql`CASE WHEN ${table}.body_size <= ${maxBodyBytes} THEN ${table}.body END`;
  return sql`
    SELECT t.id, t.body_size AS "bodySize", ${small(sql`t`)} AS body, t.headers, t.content_type AS "contentType",
      previous.id AS "previousId", previous.body_size AS "previousSize",
      ${small(sql`previous`)} AS "previousBody", previous.headers AS "previousHeaders",
      previous.content_type AS "previousContentType", same.at AS "previousInSegmentAt",
      EXISTS (SELECT FROM event e WHERE ${theirs} AND (e.happened_at, e.id) > (t.happened_at, t.id)
        AND e.id < t.id) AS "arrivedLate"
    FROM event t
    LEFT JOIN LATERAL (
      SELECT e.id, e.body_size, e.body, e.headers, e.content_type FROM event e WHERE ${theirs}
      AND (e.happened_at, e.id) < (t.happened_at, t.id) ORDER BY ${inTime("desc")} LIMIT 1) previous ON true
    LEFT JOIN LATERAL (
      SELECT e.happened_at AS at FROM event e WHERE ${theirs} AND e.segment_id = t.segment_id
      AND (e.happened_at, e.id) < (t.happened_at, t.id) ORDER BY ${inTime("desc")} LIMIT 1) same ON true
    WHERE t.id = ANY (${items.map(({ id }) => id)}::uuid[])`;
}

function byTime(one: EventItem, other: EventItem): number {
  const keyOf = ({ enteredAt, receivedAt, id }: EventItem) =>
    `${enteredAt ?? receivedAt} ${id}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

/** How many entries the customer has that happened before all of these. */
async function countOlder(
  tx: Reads,
  theirs: Prisma.Sql,
  items: readonly EventItem[],
): Promise<number> {
  const row = await queryFirst(
    tx,
    z.strictObject({ older: z.number() }),
    sql`
    SELECT count(*)::int AS older FROM event e
    WHERE ${theirs} AND ${beforeEvent(items.toSorted(byTime)[0]?.id ?? NIL_UUID)}`,
  );
  return row?.older ?? 0;
}

function toRow(
  item: EventItem,
  row: BodyRow,
  place: number,
): Omit<CustomerEntryRow, "entryNumber"> {
  return {
    item,
    place,
    bodySize: row.bodySize,
    body: row.body,
    headers: row.headers,
    contentType: row.contentType,
    previous:
      row.previousId === null
        ? null
        : {
            id: row.previousId,
            bodySize: row.previousSize ?? 0,
            body: row.previousBody,
            headers: row.previousHeaders ?? [],
            contentType: row.previousContentType,
          },
    previousInSegmentAt: row.previousInSegmentAt,
    arrivedLate: row.arrivedLate,
  };
}

function beyond(cursor: EventCursor | null, order: "asc" | "desc"): Prisma.Sql {
  if (!cursor) return sql`true`;
  return order === "asc"
    ? afterEvent(cursor.eventId)
    : beforeEvent(cursor.eventId);
}
