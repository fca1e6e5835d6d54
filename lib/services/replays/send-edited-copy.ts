import { countEditedCopies } from "#lib/db/replays/edited-copies.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import type { NewEditedCopy } from "#lib/domain/replay/edited-copy.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireReplayable } from "./require-replayable.ts";
import { sendOne } from "./send-one.ts";

/**
 * Sends a copy of an event whose body somebody changed, and nothing else of it. The copy is kept as it was sent, apart
 * from the event, which stays as it came: it counts nowhere as a delivery of that. The receiver is told; the signature is
 * the destination's own or none, since the one that came is of other bytes.
 *
 * @throws {AppError} `forbidden`; `not_found`; `conflict` when the destination is paused; `unprocessable` when the event's
 * body was not kept, when nothing was changed, or when JSON became what is none
 */
export async function sendEditedCopy(
  context: Context,
  eventId: string,
  { destinationId, body: text }: NewEditedCopy,
): Promise<ReplayAttempt> {
  authorize(context, "operate");
  const replayable = await requireReplayable(context, eventId, destinationId);
  const { event, destination } = replayable;
  const body = new TextEncoder().encode(text);
  requireEdited(event.body, body, text);
  return sendOne(context, {
    event: { ...event, body, contentEncoding: null, signature: null },
    destination,
    attempt: (await countEditedCopies(event.id, destination.id)) + 1,
    isEdited: true,
  });
}

function requireEdited(
  original: Uint8Array,
  copy: Uint8Array,
  text: string,
): void {
  if (Buffer.from(original).equals(copy))
    throw new AppError(
      "unprocessable",
      "Nothing was changed: send the event itself.",
      { field: "body" },
    );
  if (isJson(Buffer.from(original).toString("utf8")) && !isJson(text))
    throw new AppError(
      "unprocessable",
      "The event is JSON, but this copy is not.",
      { field: "body" },
    );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
