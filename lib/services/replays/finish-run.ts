import { isSettled } from "#lib/db/replays/advance-run.ts";
import { countRun, findRunForUpdate } from "#lib/db/replays/select-runs.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Context } from "#lib/services/context.ts";

/** Ends a running run when everything in it is settled. @returns whether it did */
export async function finishRun(
  context: Context,
  runId: string,
): Promise<boolean> {
  return transact(async (transaction) => {
    const run = await findRunForUpdate(
      context.access.sources,
      runId,
      transaction,
    );
    if (run?.state !== "running") return run === null;
    if (!(await isSettled(transaction, runId))) return false;
    const counted = await countRun(transaction, runId);
    // What is in doubt is still to be decided: those counts go on.
    const isFinal = counted.counts.inDoubt === 0;
    await transaction.replayRun.update({
      where: { id: runId },
      data: {
        state: "done",
        finishedAt: new Date(),
        ...(isFinal && { finalCounts: counted }),
      },
    });
    await recordActivity(transaction, context, {
      action: "replay.finish",
      target: { kind: "replay", id: runId },
      details: { counts: counted.counts, skipped: counted.skipped },
      personal: { reason: run.reason },
    });
    return true;
  });
}
