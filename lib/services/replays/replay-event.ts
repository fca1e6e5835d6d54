import { v7 as uuidV7 } from "uuid";
import { z } from "zod";
import { transact } from "#lib/db/connection/transaction.ts";
import {
  countAttemptsByHand,
  insertStartedAttempt,
} from "#lib/db/replays/attempts.ts";
import { findReplayableEvents } from "#lib/db/replays/find-replayable.ts";
import { finishAttempt } from "#lib/db/replays/write-attempt.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireDestination } from "#lib/services/destinations/require-destination.ts";
import { listAttemptsOfEvent } from "#lib/services/events/list-attempts-of-event.ts";
import { toSender } from "#lib/services/destinations/to-sender.ts";

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
  const [event] = z.uuid().safeParse(eventId).success
    ? await findReplayableEvents(context.access.sources, [eventId])
    : [];
  if (!event)
    throw new AppError(
      "not_found",
      `There is no event ${eventId.slice(0, 60)}.`,
    );
  const destination = await requireDestination(destinationId);
  if (destination.pausedAt)
    throw new AppError(
      "conflict",
      `Destination ${destination.id} is paused. Resume it first.`,
      { field: "destinationId" },
    );
  const { body } = event;
  if (body === null)
    throw new AppError(
      "unprocessable",
      `The body of event ${event.id} was not kept, so it cannot be sent again.`,
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
  const result = await sender.send(
    { ...event, body },
    { runId: null, attempt },
  );
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
