import { countAttemptsByHand } from "#lib/db/replays/attempts.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireReplayable } from "./require-replayable.ts";
import { sendOne } from "./send-one.ts";

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
  const replayable = await requireReplayable(context, eventId, destinationId);
  const { event, destination } = replayable;
  return sendOne(context, {
    ...replayable,
    attempt: (await countAttemptsByHand(event.id, destination.id)) + 1,
  });
}
