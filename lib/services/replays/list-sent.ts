import {
  countSent,
  type LastAttemptRow,
  selectLastAttempts,
  type SentCountRow,
} from "#lib/db/replays/last-attempts.ts";
import type { DimensionKind } from "#lib/domain/counts/dimension.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/** Where events were sent again, the last time for each destination, by event. */
export type SentByEvent = ReadonlyMap<string, readonly LastAttemptRow[]>;

/** @param eventIds of events that the asker may know of @throws {AppError} `forbidden` */
export async function listSent(
  context: Context,
  eventIds: readonly string[],
): Promise<SentByEvent> {
  authorize(context, "read");
  const rows = await selectLastAttempts(eventIds);
  return Map.groupBy(rows, ({ eventId }) => eventId);
}

/** Where the events of a segment, campaign or distribution were sent again, with counts. @throws {AppError} `forbidden` */
export async function countSentOf(
  context: Context,
  kind: DimensionKind,
  id: string,
): Promise<readonly SentCountRow[]> {
  authorize(context, "read");
  return countSent(context.access.sources, kind, id);
}
