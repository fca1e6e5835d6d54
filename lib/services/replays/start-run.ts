import { v7 as uuidV7 } from "uuid";
import { transact } from "#lib/db/connection/transaction.ts";
import { insertRun } from "#lib/db/replays/insert-run.ts";
import type { Selection } from "#lib/db/replays/selection-query.ts";
import type { NewRun, ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireDestination } from "#lib/services/destinations/require-destination.ts";
import { getRun } from "./get-run.ts";
import { requireRun } from "./require-run.ts";
import { toChoices, toSelection } from "./to-selection.ts";

const approvalMs = 24 * 60 * 60 * 1_000;
/** A selection of a million is written by one statement. */
const freezing = { timeoutMs: 33_000 };

type RunOrder = Pick<NewRun, "destinationId" | "reason" | "ratePerSecond"> &
  Parameters<typeof toChoices>[0];

/**
 * Starts a run over a selection that is frozen now, as the ids that will be sent. It begins within a
 * second, or waits for a second person where the destination asks for one.
 *
 * @throws {AppError} `forbidden`, `not_found`, `invalid_request`; `unprocessable` when nothing is selected
 */
export async function startRun(
  context: Context,
  request: NewRun,
): Promise<ReplayRun> {
  authorize(context, "operate");
  const selection = toSelection(request, context.now);
  return insertFrozen(context, request, selection, null);
}

/**
 * Starts a run over what failed in an earlier one, to the same destination with the same choices; where that was cancelled,
 * and nobody can decide about it any more, over what is in doubt, too.
 *
 * @throws {AppError} as `startRun` does
 */
export async function retryFailed(
  context: Context,
  runId: string,
): Promise<ReplayRun> {
  authorize(context, "operate");
  const { destinationId, reason, ratePerSecond, choices } = await requireRun(
    context,
    runId,
  );
  const order = {
    ...(choices as object),
    destinationId,
    ratePerSecond,
    reason: `Retry of: ${reason}`.slice(0, 500).toWellFormed(),
  };
  return insertFrozen(context, order, { kind: "failed_of", runId }, runId);
}

async function insertFrozen(
  context: Context,
  order: RunOrder,
  selection: Selection,
  retryOf: string | null,
): Promise<ReplayRun> {
  const id = uuidV7();
  const choices = toChoices(order);
  const filter = selection.kind === "filter" ? selection.filter : null;
  await transact(async (transaction) => {
    const destination = await requireDestination(
      order.destinationId,
      transaction,
    );
    const counts = await insertRun(
      transaction,
      {
        id,
        destinationId: destination.id,
        state: "awaiting_approval",
        reason: order.reason,
        choices,
        retryOf,
        ratePerSecond: order.ratePerSecond ?? destination.ratePerSecond,
        actor: { ...context.actor },
        createdAt: context.now,
        ...(filter && { filter: { ...filter } }),
      },
      {
        scope: context.access.sources,
        selection,
        choices,
        destinationId: destination.id,
        now: context.now,
        withFindings: false,
      },
    );
    if (counts.total === 0)
      throw new AppError("unprocessable", "No event matches: nothing to send.");
    const needsApproval =
      destination.approvalAbove !== null &&
      counts.toSend > destination.approvalAbove;
    await transaction.replayRun.update({
      where: { id },
      data: needsApproval
        ? { approvalExpiresAt: new Date(context.now.getTime() + approvalMs) }
        : { state: "queued" },
    });
    await recordActivity(transaction, context, {
      action: "replay.start",
      target: { kind: "replay", id },
      details: {
        destination: { id: destination.id, name: destination.name },
        ...counts,
        choices,
        needsApproval,
        retryOf,
      },
      // Both may name a customer.
      personal: { reason: order.reason, ...(filter && { filter }) },
    });
  }, freezing);
  return getRun(context, id);
}
