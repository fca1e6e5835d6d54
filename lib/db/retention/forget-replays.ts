import type { Transaction } from "#lib/db/connection/transaction.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";

/**
 * Takes away what replays keep of a range of events, in the transaction that takes these away: their attempts and edited
 * copies, with what receivers answered, and their places in runs that are over. A run keeps its counts; one that goes on skips what is not there.
 *
 * @param firstId inclusive
 * @param endId exclusive
 */
export async function forgetReplays(
  transaction: Transaction,
  firstId: string,
  endId: string,
): Promise<void> {
  await transaction.$executeRaw`
    DELETE FROM replay_attempt WHERE event_id >= ${firstId}::uuid AND event_id < ${endId}::uuid`;
  // Test sends are of no event, and go with those of their time.
  await transaction.$executeRaw`
    DELETE FROM replay_attempt
    WHERE event_id = ${NIL_UUID}::uuid AND id >= ${firstId}::uuid AND id < ${endId}::uuid`;
  await transaction.$executeRaw`
    DELETE FROM edited_copy WHERE event_id >= ${firstId}::uuid AND event_id < ${endId}::uuid`;
  await transaction.$executeRaw`
    DELETE FROM replay_item i USING replay_run r
    WHERE r.id = i.run_id AND r.final_counts IS NOT NULL
      AND i.event_id >= ${firstId}::uuid AND i.event_id < ${endId}::uuid`;
}
