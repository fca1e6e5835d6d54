import { noteView } from "#lib/services/activity/note-view.ts";
import { seesPersonalData, visible } from "#lib/services/visible.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import { unpackedBody } from "#lib/bodies/inflate-body.ts";
import { compactJsonText } from "#lib/domain/json/compact-json-text.ts";
import { SentJson } from "#lib/domain/json/sent-json.ts";
import { findStoredEvent } from "#lib/db/events/find-stored-event.ts";
import { decodeBody } from "#lib/domain/reading/decode-body.ts";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { maskHeaders } from "#lib/domain/event/mask-headers.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { listAttemptsOfEvent } from "./list-attempts-of-event.ts";

/** Beyond these, writing a value again as JSON overflows the stack, or turns a number into null. */
const deepest = 500;
const longestNumber = 300;

/**
 * One event whole, its secrets masked.
 *
 * @param id any text; what is no UUID names no event
 * @throws {AppError} `not_found`, and as `findStoredEvent` does
 */
export async function getEvent(
  context: Context,
  id: string,
): Promise<EventDetail> {
  return (await openEvent(context, id)).event;
}

/**
 * The same with the bytes that came, which are null where they were not kept, or are not for this reader.
 *
 * @throws {AppError} as `getEvent` does
 */
export async function openEvent(
  context: Context,
  id: string,
): Promise<{ readonly event: EventDetail; readonly body: Uint8Array | null }> {
  authorize(context, "read");
  const [stored, replays] = z.uuid().safeParse(id).success
    ? await Promise.all([
        findStoredEvent(context.access.sources, id),
        listAttemptsOfEvent(context, id),
      ])
    : [null, []];
  if (!stored)
    throw new AppError("not_found", `There is no event ${id.slice(0, 60)}.`);
  noteView(context, {
    action: "event.view",
    target: { kind: "event", id: stored.id },
  });
  const { body, ...event } = stored;
  return {
    event: visible.detail(context, {
      ...event,
      headers: maskHeaders(event.headers),
      payload: body && toPayload(unpackedBody(body, event.headers)),
      replays,
    }),
    body: seesPersonalData(context) ? body : null,
  };
}

/**
 * The same with the payload as it was sent: its digits, and its keys in their order.
 *
 * @throws {AppError} as `getEvent` does
 */
export async function getSentEvent(
  context: Context,
  id: string,
): Promise<Omit<EventDetail, "payload"> & { readonly payload: unknown }> {
  const event = await getEvent(context, id);
  // What may not be shown as a value may not be shown as text either.
  if (event.payload === null) return event;
  const stored = await findStoredEvent(context.access.sources, id);
  const decoded =
    stored?.body && decodeBody(unpackedBody(stored.body, stored.headers), null);
  return decoded?.isJson
    ? { ...event, payload: new SentJson(compactJsonText(decoded.text)) }
    : event;
}

/** Read from the bytes, because the searchable copy has lost the order of the keys. */
function toPayload(body: Uint8Array): unknown {
  const decoded = decodeBody(body, null);
  if (!decoded.isJson) return null;
  const { scan } = decoded;
  return scan.depth <= deepest && scan.longestNumber <= longestNumber
    ? decoded.value
    : null;
}
