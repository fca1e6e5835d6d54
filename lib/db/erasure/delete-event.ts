import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { queryFirst } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { changeEventsWithin } from "#lib/db/rollups/rollup-deltas.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";

/**
 * Whether an event is a test; null when there is no such event.
 *
 * @param id a UUID
 */
export async function findEventKind(
  scope: SourceScope,
  id: string,
): Promise<{ readonly isTest: boolean } | null> {
  const row = await queryFirst(
    db(),
    z.strictObject({ isTest: z.boolean() }),
    Prisma.sql`
    SELECT e.is_test AS "isTest" FROM event e WHERE e.id = ${id}::uuid AND ${withinScope(scope)}`,
  );
  return row ?? null;
}

/** Deletes a test event, what is counted of it, edited copies of it, and its claim to be the first of its delivery. Any other event stays. */
export async function deleteEvent(
  transaction: Transaction,
  id: string,
): Promise<void> {
  await changeEventsWithin(transaction, [id], async () => {
    await transaction.$executeRaw`DELETE FROM delivery_key WHERE event_id = ${id}::uuid`;
    await transaction.$executeRaw`DELETE FROM edited_copy WHERE event_id = ${id}::uuid`;
    await transaction.$executeRaw`DELETE FROM event WHERE id = ${id}::uuid AND is_test`;
  });
}
