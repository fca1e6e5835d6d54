import { v7 as uuidV7 } from "uuid";
import { transact } from "#lib/db/connection/transaction.ts";
import { insertStartedAttempt } from "#lib/db/replays/attempts.ts";
import type { DestinationRow } from "#lib/db/replays/destinations.ts";
import {
  finishEditedCopy,
  insertEditedCopy,
} from "#lib/db/replays/edited-copies.ts";
import { finishAttempt } from "#lib/db/replays/write-attempt.ts";
import type { NewActivity } from "#lib/domain/activity/activity.ts";
import type { SendResult } from "#lib/replay/sending/send-result.ts";
import type { Context } from "#lib/services/context.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { type EventSender, toSender } from "./to-sender.ts";

export type OrderByHand = {
  readonly event: Parameters<EventSender["send"]>[0];
  readonly destination: DestinationRow;
  /** From 1. */
  readonly attempt: number;
  /** It is a copy whose body somebody changed: kept apart from the attempts of its event. */
  readonly isEdited?: boolean;
  readonly toActivity: (result: SendResult) => Omit<NewActivity, "outcome">;
};

/** Sends something once because a person wants it: on record before it is sent and after it ended, as an act of theirs. */
export async function sendByHand(
  context: Context,
  order: OrderByHand,
): Promise<{ readonly id: string; readonly result: SendResult }> {
  const { event, destination, attempt, isEdited = false } = order;
  const id = uuidV7();
  const started = {
    id,
    eventId: event.id,
    destinationId: destination.id,
    attempt,
    startedAt: new Date(),
    actor: { ...context.actor },
  };
  if (isEdited)
    await insertEditedCopy({ ...started, body: new Uint8Array(event.body) });
  else await insertStartedAttempt(started);
  const sender = toSender(destination, 1);
  const result = await sender.send(event, { runId: null, attempt, isEdited });
  await sender.close();
  await transact(async (transaction) => {
    await (isEdited ? finishEditedCopy : finishAttempt)(
      id,
      result,
      transaction,
    );
    await recordActivity(transaction, context, {
      ...order.toActivity(result),
      outcome: result.outcome === "delivered" ? "done" : "failed",
    });
  });
  return { id, result };
}
