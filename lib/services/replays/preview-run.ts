import { countSelection } from "#lib/db/replays/count-selection.ts";
import type { NewRun, RunPreview } from "#lib/domain/replay/replay-run.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireDestination } from "#lib/services/destinations/require-destination.ts";
import { toChoices, toSelection } from "./to-selection.ts";

/**
 * What a run would do: how many events it would send, whom it would spare and why, and how long
 * it would take. Nothing is sent or kept.
 *
 * @throws {AppError} `forbidden`, `not_found`, `invalid_request`, `too_slow`
 */
export async function previewRun(
  context: Context,
  request: NewRun,
): Promise<RunPreview> {
  authorize(context, "operate");
  const destination = await requireDestination(request.destinationId);
  const { total, skipped, findings } = await countSelection({
    scope: context.access.sources,
    selection: toSelection(request, context.now),
    choices: toChoices(request),
    destinationId: destination.id,
    now: context.now,
    withFindings: true,
  });
  const allSkipped = Object.values(skipped).reduce((sum, n) => sum + n, 0);
  const pending = total - allSkipped;
  const ratePerSecond = Math.min(
    request.ratePerSecond ?? destination.ratePerSecond,
    destination.ratePerSecond,
  );
  return {
    dryRun: true,
    counts: {
      total,
      pending,
      skipped: allSkipped,
      delivered: 0,
      failed: 0,
      inDoubt: 0,
    },
    skipped,
    findings,
    ratePerSecond,
    seconds: Math.ceil(pending / ratePerSecond),
    needsApproval:
      destination.approvalAbove !== null && pending > destination.approvalAbove,
  };
}
