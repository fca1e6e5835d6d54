import { z } from "zod";
import { isRefusedValue } from "#lib/db/connection/refused-value.ts";
import { notSearchable } from "#lib/domain/reading/not-searchable.ts";
import { query } from "#lib/db/connection/query.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { codeReused } from "#lib/domain/reading/code-reused.ts";
import { repeatDiffers } from "#lib/domain/reading/repeat-differs.ts";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  knownOfSource,
  knownOfSourceColumns,
  sourceMark,
} from "#lib/db/sources/known-of-source.ts";
import { changeEvents } from "#lib/db/rollups/rollup-deltas.ts";
import { readingColumns } from "#lib/db/ingest/reading-columns.ts";

const storedBodySchema = z.strictObject({
  id: z.uuid(),
  body: z.instanceof(Uint8Array),
  receivedAt: z.date(),
  contentType: z.string().nullable(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  ...knownOfSource,
});
/** An event that is to be read again: its bytes, and what else its reading is of. */
export type StoredBody = Readonly<z.infer<typeof storedBodySchema>>;

/** Which events are read again: those whose reading is older than a version, or those of one source that a mapping may say something of. */
export type ToReread =
  { readonly olderThan: number } | { readonly designedOf: string };

const repeatsOtherBytes = Prisma.sql`(event.duplicate_of IS NOT NULL AND COALESCE(event.body_sha256 <> (
  SELECT first.body_sha256 FROM event first WHERE first.id = event.duplicate_of), false))`;

const reusedCode = Prisma.sql`(event.problems @> '[{"kind":"code_reused"}]')`;

/** What a reading cannot know of itself is found anew, whether a repeat brought other bytes, or stays: that its code was another customer's too. */
const rereadColumns = Prisma.join(
  readingColumns.map(([name]) => {
    const read = Prisma.raw(`input."${name}"`);
    switch (name) {
      case "problems":
        return Prisma.sql`${read} || CASE WHEN ${repeatsOtherBytes} THEN ${JSON.stringify([repeatDiffers])}::jsonb ELSE '[]' END
          || CASE WHEN ${reusedCode} THEN ${JSON.stringify([codeReused])}::jsonb ELSE '[]' END`;
      case "needs_attention":
        return Prisma.sql`${read} OR ${repeatsOtherBytes} OR ${reusedCode}`;
      default:
        return read;
    }
  }),
);

/** The event that arrived last; null where there is none. */
export async function selectNewestId(): Promise<string | null> {
  const rows = await query(
    db(),
    z.strictObject({ id: z.uuid() }),
    Prisma.sql`SELECT id FROM event ORDER BY id DESC LIMIT 1`,
  );
  return rows[0]?.id ?? null;
}

/** Of events to be read again so many at a time, and no more bytes of them, but one in any case. */
const batchSize = 200;
const batchBytes = 8 * 1024 * 1024;

/**
 * The next of those events in order of arrival; those whose body was not kept have nothing to read and are passed over.
 *
 * @param reach.after the id to go on behind; null to begin
 * @param reach.upTo the last id that is looked at
 */
export async function selectBodiesToReread(
  which: ToReread,
  { after, upTo }: { readonly after: string | null; readonly upTo: string },
): Promise<StoredBody[]> {
  return query(
    db(),
    storedBodySchema,
    Prisma.sql`
    SELECT e.id, e.body, e.received_at AS "receivedAt", e.content_type AS "contentType", e.headers, ${knownOfSourceColumns}
    FROM (
      SELECT next.*, row_number() OVER in_order AS place, sum(next.body_size) OVER in_order AS bytes FROM (
        SELECT e.* FROM event e
        WHERE ${toCondition(which)} AND e.body IS NOT NULL
          AND e.id > ${after ?? NIL_UUID}::uuid AND e.id <= ${upTo}::uuid
        ORDER BY e.id LIMIT ${batchSize}
      ) next WINDOW in_order AS (ORDER BY next.id)
    ) e JOIN source s ON s.id = e.source_id
    WHERE e.place = 1 OR e.bytes <= ${batchBytes} ORDER BY e.id`,
  );
}

/** What came wrapped is of the shape that it came in: a form is no JSON. */
function toCondition(which: ToReread): Prisma.Sql {
  return "olderThan" in which
    ? Prisma.sql`e.reading_version < ${which.olderThan}`
    : Prisma.sql`e.source_id = ${which.designedOf}::uuid AND e.shape IN ('designed', 'raw', 'not_json')`;
}

/** What an event is to be read as. */
export type NewReading = {
  readonly id: string;
  readonly reading: Reading;
  /** As it was selected with the event. */
  readonly sourceMark: string;
};

/**
 * Replaces the readings of stored events, and what is counted of them, in one transaction; where Postgres refuses a value,
 * one by one, and that one without what cannot be searched.
 * What was received stays, and re-reading does not change the outcome. An event that was erased meanwhile stays a stub, and
 * one whose source was changed meanwhile stays as it is: it is for whoever changed the source to have it read.
 */
export async function writeReadings(
  readings: readonly NewReading[],
): Promise<void> {
  try {
    await replaceReadings(readings);
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    for (const each of readings) {
      await replaceReadings([each]).catch(async (refused: unknown) => {
        if (!isRefusedValue(refused)) throw refused;
        await replaceReadings([
          { ...each, reading: notSearchable(each.reading) },
        ]);
      });
    }
  }
}

async function replaceReadings(readings: readonly NewReading[]): Promise<void> {
  const arrays = readingColumns.map(
    ([, type, pick]) =>
      Prisma.sql`${readings.map(({ reading }) => pick(reading))}::${Prisma.raw(type)}[]`,
  );
  const names = readingColumns.map(([name]) => `"${name}"`).join(", ");
  const ids = readings.map(({ id }) => id);
  await changeEvents(
    ids,
    (tx) => tx.$executeRaw`
      UPDATE event SET (${Prisma.raw(names)}, is_entry, happened_at) =
        ROW(${rereadColumns}, event.outcome = 'accepted' AND input.says_entered,
          COALESCE(input.entered_at, event.received_at))
      FROM unnest(
        ${ids}::uuid[],
        ${readings.map(({ reading }) => reading.saysEntered)}::bool[],
        ${readings.map((each) => each.sourceMark)}::text[],
        ${Prisma.join(arrays)}
      ) AS input (id, says_entered, source_mark, ${Prisma.raw(names)}), source s
      WHERE event.id = input.id AND event.erased_at IS NULL
        AND s.id = event.source_id AND ${sourceMark} = input.source_mark`,
  );
}
