import { transact, type Transaction } from "#lib/db/connection/transaction.ts";
import { decideDoubts } from "#lib/db/replays/advance-run.ts";
import {
  countRun,
  type RunChange,
  type RunRow,
} from "#lib/db/replays/select-runs.ts";
import type { ActivityAction } from "#lib/domain/activity/activity-action.ts";
import type { ReplayRun, RunState } from "#lib/domain/replay/replay-run.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { actorSchema, areOnePerson } from "#lib/services/tokens/to-person.ts";
import { getRun } from "./get-run.ts";
import { requireRunForUpdate } from "./require-run.ts";

/** Sends nothing more until it is resumed; what is under way is answered first. @throws {AppError} `forbidden`, `not_found`, `conflict` */
export function pauseRun(context: Context, id: string): Promise<ReplayRun> {
  return change(context, id, {
    action: "replay.pause",
    from: ["queued", "running"],
    to: () => ({ state: "paused" }),
  });
}

/** Goes on where it was paused, or where it stopped itself. @throws {AppError} as `pauseRun` does */
export function resumeRun(context: Context, id: string): Promise<ReplayRun> {
  return change(context, id, {
    action: "replay.resume",
    from: ["paused", "stopped"],
    to: () => ({ state: "queued", stopReason: null }),
  });
}

/** Ends it for good; what was not sent stays unsent. @throws {AppError} as `pauseRun` does */
export function cancelRun(context: Context, id: string): Promise<ReplayRun> {
  return change(context, id, {
    action: "replay.cancel",
    from: ["awaiting_approval", "queued", "running", "paused", "stopped"],
    to: () => ({ state: "cancelled", finishedAt: context.now }),
  });
}

/**
 * Lets a run begin that waits for a second person, who is an admin and not the one who started it: neither is a token that
 * this one made.
 *
 * @throws {AppError} `forbidden`, `not_found`, `conflict`
 */
export async function approveRun(
  context: Context,
  id: string,
): Promise<ReplayRun> {
  authorize(context, "administer");
  return change(context, id, {
    action: "replay.approve",
    from: ["awaiting_approval"],
    to: async (run, transaction) => {
      if (
        await areOnePerson(
          transaction,
          actorSchema.parse(run.actor),
          context.actor,
        )
      )
        throw new AppError(
          "forbidden",
          "Somebody else has to approve what you started.",
        );
      if (run.approvalExpiresAt && run.approvalExpiresAt < context.now)
        throw new AppError(
          "conflict",
          "The time to approve this replay is over. Start a new one.",
        );
      return {
        state: "queued",
        approver: { ...context.actor },
        approvedAt: context.now,
      };
    },
  });
}

/** Changes how fast it sends; the destination's own rate still holds. @throws {AppError} as `pauseRun` does */
export function changeRunRate(
  context: Context,
  id: string,
  ratePerSecond: number,
): Promise<ReplayRun> {
  return change(context, id, {
    action: "replay.change",
    from: ["awaiting_approval", "queued", "running", "paused", "stopped"],
    to: () => ({ ratePerSecond }),
    details: { ratePerSecond },
  });
}

/**
 * Decides about what was under way when a worker ended: it is sent again, or counts as delivered.
 *
 * @throws {AppError} as `pauseRun` does
 */
export async function decideInDoubt(
  context: Context,
  id: string,
  decision: "send_again" | "count_delivered",
): Promise<ReplayRun> {
  authorize(context, "operate");
  await transact(async (transaction) => {
    const run = await requireRunForUpdate(context, id, transaction);
    if (run.state === "cancelled")
      throw new AppError("conflict", `Replay ${id} is cancelled.`);
    const decided = await decideDoubts(transaction, id, decision);
    if (run.state === "done") {
      const goesOn = decision === "send_again" && decided > 0;
      await transaction.replayRun.update({
        where: { id },
        data: goesOn
          ? { state: "queued", finishedAt: null }
          : { finalCounts: await countRun(transaction, id) },
      });
    }
    await recordActivity(transaction, context, {
      action: "replay.change",
      ...onRun(run),
      details: { inDoubt: decision, events: decided },
    });
  });
  return getRun(context, id);
}

async function change(
  context: Context,
  id: string,
  order: {
    readonly action: ActivityAction;
    readonly from: readonly RunState[];
    readonly to: (
      run: RunRow,
      transaction: Transaction,
    ) => RunChange | Promise<RunChange>;
    readonly details?: Readonly<Record<string, unknown>>;
  },
): Promise<ReplayRun> {
  authorize(context, "operate");
  await transact(async (transaction) => {
    const run = await requireRunForUpdate(context, id, transaction);
    if (!order.from.includes(run.state))
      throw new AppError(
        "conflict",
        `Replay ${id} is ${run.state.replace("_", " ")}: this cannot be done now.`,
      );
    await transaction.replayRun.update({
      where: { id },
      data: await order.to(run, transaction),
    });
    await recordActivity(transaction, context, {
      action: order.action,
      ...onRun(run),
      details: { before: run.state, ...order.details },
    });
  });
  return getRun(context, id);
}

/** A reason may name a customer. */
function onRun({ id, reason }: RunRow) {
  return { target: { kind: "replay", id }, personal: { reason } };
}
