import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { AppError } from "#lib/errors/app-error.ts";
import type { Context } from "#lib/services/context.ts";
import {
  type OrderByHand,
  sendByHand,
} from "#lib/services/destinations/send-by-hand.ts";
import { listAttemptsOfEvent } from "#lib/services/events/list-attempts-of-event.ts";

/** Sends an event, or an edited copy of it, by hand. @throws {AppError} `not_found` when the event was taken away meanwhile */
export async function sendOne(
  context: Context,
  order: Omit<OrderByHand, "toActivity">,
): Promise<ReplayAttempt> {
  const { event, destination, isEdited = false } = order;
  const { id } = await sendByHand(context, {
    ...order,
    toActivity: ({ status, failure }) => ({
      action: "event.replay",
      target: { kind: "event", id: event.id },
      details: {
        ...(isEdited && { edited: true }),
        destination: { id: destination.id, name: destination.name },
        status,
        failure,
      },
    }),
  });
  const attempts = await listAttemptsOfEvent(context, event.id);
  const made = attempts.find((one) => one.id === id);
  if (!made)
    throw new AppError("not_found", `Event ${event.id} is not there any more.`);
  return made;
}
