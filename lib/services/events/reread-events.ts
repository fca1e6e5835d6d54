import { transact } from "#lib/db/connection/transaction.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { isRefusedValue } from "#lib/db/connection/refused-value.ts";
import {
  selectBodiesToReread,
  writeReadings,
  type StoredBody,
} from "#lib/db/maintenance/write-readings.ts";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import { READING_VERSION } from "#lib/domain/field/object-fields.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { notSearchable } from "#lib/domain/reading/not-searchable.ts";

const BATCH = 200;

/**
 * Reads every stored event again whose reading is older than the rules we have
 * now. It may be broken off and started again at any time, beside a running
 * server: it goes on where readings are still old.
 *
 * @param options.all reads those of the present version too
 * @param options.onProgress hears the number read so far
 * @returns how many events were read again
 */
export async function rereadEvents(
  context: Context,
  options: {
    all: boolean;
    onProgress: (count: number) => void;
  },
): Promise<number> {
  authorize(context, "administer");
  const version = options.all ? READING_VERSION + 1 : READING_VERSION;
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const batch = await selectBodiesToReread(version, after, BATCH);
    const last = batch.at(-1);
    if (!last) break;
    await rewrite(batch);
    after = last.id;
    count += batch.length;
    options.onProgress(count);
  }
  // Each batch is a transaction of its own, and none changes what was received.
  await transact((transaction) =>
    recordActivity(transaction, context, {
      action: "events.reread",
      details: {
        all: options.all,
        events: count,
        readingVersion: READING_VERSION,
      },
    }),
  );
  return count;
}

async function rewrite(batch: readonly StoredBody[]): Promise<void> {
  const readings = batch.map(({ id, body, ...request }) => ({
    id,
    reading: readEvent(body, arrivalOf(body, request)),
  }));
  try {
    await writeReadings(readings);
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    for (const { id, reading } of readings) {
      await writeReadings([{ id, reading }]).catch(async (refused: unknown) => {
        if (!isRefusedValue(refused)) throw refused;
        await writeReadings([{ id, reading: notSearchable(reading) }]);
      });
    }
  }
}
