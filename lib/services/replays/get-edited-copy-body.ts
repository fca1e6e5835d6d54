import { z } from "zod";
import { findEditedBody } from "#lib/db/replays/edited-copies.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { noteView } from "#lib/services/activity/note-view.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * The bytes of an edited copy of an event as they were sent.
 *
 * @throws {AppError} `forbidden`; `not_found` when there is no such copy, or it was erased
 */
export async function getEditedCopyBody(
  context: Context,
  eventId: string,
  copyId: string,
): Promise<Uint8Array> {
  authorize(context, "read_personal");
  const areIds = [eventId, copyId].every(
    (id) => z.uuid().safeParse(id).success,
  );
  const body = areIds
    ? await findEditedBody(context.access.sources, eventId, copyId)
    : null;
  if (body === null)
    throw new AppError(
      "not_found",
      `There is no edited copy ${copyId.slice(0, 60)} of event ${eventId.slice(0, 60)}.`,
    );
  noteView(context, {
    action: "event.body",
    target: { kind: "event", id: eventId.toLowerCase() },
  });
  return body;
}
