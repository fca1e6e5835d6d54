import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import { toObstacle } from "#lib/errors/database-obstacle.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  selectBodiesToReread,
  selectNewestId,
  type StoredBody,
  type ToReread,
  writeReadings,
} from "#lib/db/maintenance/write-readings.ts";
import { getSource } from "#lib/services/sources/get-source.ts";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import { READING_VERSION } from "#lib/domain/field/object-fields.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";

/** Which events: those that an older version read, every one, or those of one source that its mapping may say something of. */
export type EventsToReread =
  { readonly all: boolean } | { readonly sourceId: string };

/**
 * Reads the events that are stored by now again, by the rules and by the sources' mappings as they are. It may be broken
 * off and started again at any time, beside a running server. What is being received at the moment of a change
 * may still be read as before: asking again reads that too.
 *
 * @param onProgress hears the number read so far
 * @returns how many events were read again
 * @throws {AppError} `not_found` for the source; `unavailable` or `too_slow` when the database fails, which leaves what was read until then
 */
export async function rereadEvents(
  context: Context,
  which: EventsToReread,
  onProgress: (count: number) => void = () => undefined,
): Promise<number> {
  authorize(context, "administer");
  const source =
    "sourceId" in which ? await getSource(context, which.sourceId) : null;
  let count = 0;
  try {
    count = await rereadBatches(toSelection(which), onProgress);
  } catch (error) {
    throw toObstacle(error) ?? toReadFailure(error);
  }
  // Each batch is a transaction of its own, and none changes what was received.
  await transact((transaction) =>
    recordActivity(transaction, context, {
      action: "events.reread",
      ...(source && {
        target: { kind: "source", id: source.id, name: source.name },
      }),
      details: {
        ...("all" in which && { all: which.all }),
        events: count,
        readingVersion: READING_VERSION,
      },
    }),
  );
  return count;
}

/** What arrives meanwhile is read by what is known then, and would have no end. */
async function rereadBatches(
  which: ToReread,
  onProgress: (count: number) => void,
): Promise<number> {
  const upTo = await selectNewestId();
  if (upTo === null) return 0;
  let count = 0;
  for (let after: string | null = null; ;) {
    const batch: StoredBody[] = await selectBodiesToReread(which, {
      after,
      upTo,
    });
    const last = batch.at(-1);
    if (!last) return count;
    await writeReadings(
      batch.map(({ id, body, sourceMark, ...request }) => ({
        id,
        reading: readEvent(body, arrivalOf(body, request)),
        sourceMark,
      })),
    );
    after = last.id;
    count += batch.length;
    onProgress(count);
  }
}

function toSelection(which: EventsToReread): ToReread {
  if ("sourceId" in which) return { designedOf: which.sourceId };
  return { olderThan: which.all ? READING_VERSION + 1 : READING_VERSION };
}
