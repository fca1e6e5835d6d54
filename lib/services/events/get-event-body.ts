import { noteView } from "#lib/services/activity/note-view.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { findEventBody } from "#lib/db/events/find-event-body.ts";
import { erasedWords } from "#lib/domain/event/erased-words.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * The bytes of an event's body exactly as received.
 *
 * @param id any text; what is no UUID names no event
 * @throws {AppError} `forbidden`; `not_found` when there is no such event, or its body was not kept or was erased; `unavailable`
 */
export async function getEventBody(
  context: Context,
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly isJson: boolean }> {
  authorize(context, "read_personal");
  const found = z.uuid().safeParse(id).success
    ? await findEventBody(context.access.sources, id)
    : null;
  if (!found)
    throw new AppError("not_found", `There is no event ${id.slice(0, 60)}.`);
  if (!found.body) {
    throw new AppError(
      "not_found",
      found.erasedAt === null
        ? `The body of event ${id} was larger than may be kept, or broke off.`
        : `The body of event ${id} was ${erasedWords(found.erasedAt)}.`,
    );
  }
  noteView(context, {
    action: "event.body",
    target: { kind: "event", id: id.toLowerCase() },
  });
  return { bytes: found.body, isJson: found.isJson };
}
