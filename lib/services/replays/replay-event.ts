import { v7 as uuidV7 } from "uuid";
import { transact } from "#lib/db/connection/transaction.ts";
import {
  countAttemptsByHand,
  insertStartedAttempt,
} from "#lib/db/replays/attempts.ts";
import { finishAttempt } from "#lib/db/replays/write-attempt.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { listAttemptsOfEvent } from "#lib/services/events/list-attempts-of-event.ts";
import { toSender } from "#lib/services/destinations/to-sender.ts";
import { requireReplayable } from "./require-replayable.ts";

/**
 * Sends one stored event again: one attempt, on record before it is made and after it
 * ended. What the receiver answered is the result, whatever it was.
 *
 * @throws {AppError} `forbidden`; `not_found`; `conflict` when the destination is paused;
 * `unprocessable` when the event's body was not kept
 */
export async function replayEvent(
  context: Context,
  eventId: string,
  destinationId: string,
): Promise<ReplayAttempt> {
  authorize(context, "operate");
  const { event, destination } = await requireReplayable(
    context,
    eventId,
    destinationId,
  );
  const id = uuidV7();
  const attempt = (await countAttemptsByHand(event.id, destination.id)) + 1;
  await insertStartedAttempt({
    id,
    eventId: event.id,
    destinationId: destination.id,
    attempt,
    startedAt: new Date(),
    actor: { ...context.actor },
  });
  const sender = toSender(destination, 1);
  const result = await sender.send(event, { runId: null, attempt });
  await sender.close();
  await transact(async (transaction) => {
    await finishAttempt(id, result, transaction);
    await recordActivity(transaction, context, {
      action: "event.replay",
      outcome: result.outcome === "delivered" ? "done" : "failed",
      target: { kind: "event", id: event.id },
      details: {
        destination: { id: destination.id, name: destination.name },
        status: result.status,
        failure: result.failure,
      },
    });
  });
  const attempts = await listAttemptsOfEvent(context, event.id);
  const made = attempts.find((one) => one.id === id);
  if (!made) throw new Error(`Attempt ${id} was recorded and is not there.`);
  return made;
}
