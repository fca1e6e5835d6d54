import { z } from "zod";
import type { DestinationRow } from "#lib/db/replays/destinations.ts";
import {
  findReplayableEvents,
  type ReplayableEvent,
} from "#lib/db/replays/find-replayable.ts";
import { erasedWords } from "#lib/domain/event/erased-words.ts";
import { AppError } from "#lib/errors/app-error.ts";
import type { Context } from "#lib/services/context.ts";
import { requireDestination } from "#lib/services/destinations/require-destination.ts";

export type Replayable = {
  readonly event: ReplayableEvent & { readonly body: Uint8Array };
  readonly destination: DestinationRow;
};

/**
 * An event that can be sent again, and a destination that can be sent to by hand.
 *
 * @throws {AppError} `not_found`; `conflict` when the destination is paused; `unprocessable` when the event's body was not kept or was erased
 */
export async function requireReplayable(
  { access }: Context,
  eventId: string,
  destinationId: string,
): Promise<Replayable> {
  const [event] = z.uuid().safeParse(eventId).success
    ? await findReplayableEvents(access.sources, [eventId])
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
      `The body of event ${event.id} was ${event.erasedAt === null ? "not kept" : erasedWords(event.erasedAt)}, so it cannot be sent again.`,
    );
  return { event: { ...event, body }, destination };
}
