import { noteView } from "#lib/services/activity/note-view.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import {
  findStoredEvent,
  type StoredEvent,
} from "#lib/db/events/find-stored-event.ts";
import { comparePayloads } from "#lib/domain/payload-diff/compare-payloads.ts";
import { unpackedBody } from "#lib/bodies/inflate-body.ts";
import { openSentJson } from "#lib/bodies/open-sent-json.ts";
import type { PayloadComparison } from "#lib/domain/payload-diff/payload-change.ts";
import { AppError } from "#lib/errors/app-error.ts";

export type ComparedEvents = {
  /** The one that happened first. Of both the body is unpacked, where it came compressed. */
  readonly before: StoredEvent;
  readonly after: StoredEvent;
  /** Null where one of the bodies was not kept or holds no JSON. */
  readonly comparison: PayloadComparison | null;
};

/**
 * Two events and the difference between their bodies, the earlier one first whichever is named first.
 *
 * @throws {AppError} `forbidden`, `not_found`, and as `findStoredEvent` does
 */
export async function compareEvents(
  context: Context,
  { id, otherId }: { readonly id: string; readonly otherId: string },
): Promise<ComparedEvents> {
  authorize(context, "read_personal");
  const [one, other] = await Promise.all([
    find(context, id),
    find(context, otherId),
  ]);
  const [before, after] = happenedBefore(one, other)
    ? [one, other]
    : [other, one];
  noteView(context, {
    action: "event.compare",
    target: { kind: "event", id: before.id },
    details: { with: after.id },
  });
  const earlier = before.body && openSentJson(before.body, before);
  const later = after.body && openSentJson(after.body, after);
  return {
    before: unpacked(before),
    after: unpacked(after),
    comparison:
      earlier && later ? comparePayloads(earlier.value, later.value) : null,
  };
}

function unpacked(event: StoredEvent): StoredEvent {
  const { body, headers } = event;
  return { ...event, body: body && unpackedBody(body, headers) };
}

function happenedBefore(one: StoredEvent, other: StoredEvent): boolean {
  const keyOf = ({ enteredAt, receivedAt, id }: StoredEvent) =>
    `${enteredAt ?? receivedAt} ${id}`;
  return keyOf(one) < keyOf(other);
}

async function find(context: Context, id: string): Promise<StoredEvent> {
  const stored = z.uuid().safeParse(id).success
    ? await findStoredEvent(context.access.sources, id)
    : null;
  if (stored) return stored;
  throw new AppError("not_found", `There is no event ${id.slice(0, 60)}.`);
}
