import { query, queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { eventItemRowSchema } from "./event-item-row.ts";
import { eventItemsQuery } from "./event-items-query.ts";
import { afterEvent, beforeEvent } from "./order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readByIndex } from "#lib/db/connection/read-within.ts";

const { sql } = Prisma;

export type NeighbourEntries = {
  /** The nearest first. */
  readonly older: readonly EventItem[];
  /** The nearest first. */
  readonly newer: readonly EventItem[];
  /** How many entries the customer has in this source, in whatever segment. */
  readonly total: number;
};

/**
 * The entries of one customer around an event by when they happened, in the same source.
 *
 * @throws {AppError} as `readByIndex` does
 */
export async function selectNeighbourEntries(
  scope: SourceScope,
  around: {
    readonly eventId: string;
    readonly sourceId: string;
    readonly customerId: string;
  },
  limit: number,
): Promise<NeighbourEntries> {
  const theirs = sql`e.customer_id = ${around.customerId}
    AND e.source_id = ${around.sourceId}::uuid AND e.is_entry AND NOT e.is_test AND ${withinScope(scope)}`;
  const beside = (bound: Prisma.Sql, order: "asc" | "desc") =>
    eventItemsQuery(sql`${theirs} AND ${bound}`, order, limit, "time");
  return readByIndex(async (tx) => {
    const older = await query(
      tx,
      eventItemRowSchema,
      beside(beforeEvent(around.eventId), "desc"),
    );
    const newer = await query(
      tx,
      eventItemRowSchema,
      beside(afterEvent(around.eventId), "asc"),
    );
    const counted = await queryFirst(
      tx,
      z.strictObject({ total: z.number() }),
      sql`
      SELECT count(*)::int AS total FROM event e WHERE ${theirs}`,
    );
    return {
      older,
      newer,
      total: counted?.total ?? 0,
    };
  });
}
