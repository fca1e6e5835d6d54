import { db } from "#lib/db/connection/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { SUSPECT_HOURS } from "./insert-events.ts";

const maxAtOnce = 10_000;

/**
 * Takes away the delivery keys made of bytes whose time is over: a repeat of those bytes counts as new. Keys of sendouts have no such
 * time; they go with their events.
 *
 * @param signal asks to end after what is under way
 * @returns how many went
 */
export async function pruneDeliveryKeys(
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const lapsed = new Date(now.getTime() - SUSPECT_HOURS * 3_600_000);
  let total = 0;
  for (;;) {
    // A key that is claimed anew meanwhile has another place by then, and stays.
    const count = await db().$executeRaw`
      DELETE FROM delivery_key WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM delivery_key
        WHERE key LIKE 'bytes:%' AND claimed_at < ${lapsed}::timestamptz LIMIT ${maxAtOnce}))`;
    total += count;
    if (count < maxAtOnce || signal?.aborted) return total;
  }
}

/**
 * Takes away the delivery keys of a range of events, in the transaction that takes these away.
 *
 * @param firstId inclusive
 * @param endId exclusive
 */
export async function forgetDeliveryKeys(
  tx: Prisma.TransactionClient,
  firstId: string,
  endId: string,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM delivery_key WHERE event_id >= ${firstId}::uuid AND event_id < ${endId}::uuid`;
}
