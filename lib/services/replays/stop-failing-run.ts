import { countRecentFailures, stopRun } from "#lib/db/replays/advance-run.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Context } from "#lib/services/context.ts";

/** A run stops itself when so many of the last hundred events failed. */
export const maxRecentFailures = 20;

/** Stops a run that fails too often, and says why. @returns whether it did */
export async function stopFailingRun(
  context: Context,
  runId: string,
  lastReason: string,
): Promise<boolean> {
  const failed = await countRecentFailures(runId);
  if (failed < maxRecentFailures) return false;
  const reason =
    `${String(failed)} of the last 100 events failed. The last one: ${lastReason}`.slice(
      0,
      300,
    );
  return transact(async (transaction) => {
    if (!(await stopRun(transaction, runId, reason))) return false;
    await recordActivity(transaction, context, {
      action: "replay.change",
      outcome: "failed",
      target: { kind: "replay", id: runId },
      details: { state: "stopped" },
      // It quotes what the receiver said last, which may name a customer.
      personal: { stopReason: reason },
    });
    return true;
  });
}
