import type { Reading } from "#lib/domain/reading/reading.ts";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { changeEvents } from "#lib/db/rollups/rollup-deltas.ts";
import { readingColumns } from "#lib/db/ingest/reading-columns.ts";

/** The bytes of an event that is to be read again. */
export type StoredBody = { readonly id: string; readonly body: Uint8Array };

/**
 * The next events in order of arrival whose reading is older than a version;
 * those whose body was not kept have nothing to read and are passed over.
 *
 * @param after the id to go on behind; null to begin
 */
export async function selectBodiesToReread(
  version: number,
  after: string | null,
  limit: number,
): Promise<StoredBody[]> {
  const rows = await db().event.findMany({
    where: {
      readingVersion: { lt: version },
      body: { not: null },
      ...(after === null ? {} : { id: { gt: after } }),
    },
    select: { id: true, body: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.flatMap(({ id, body }) => (body ? [{ id, body }] : []));
}

/**
 * Replaces the readings of stored events, and what is counted of them, in one transaction.
 * What was received stays, and re-reading does not change the outcome.
 *
 * @throws Prisma's error when Postgres refuses a value; none is replaced then
 */
export async function writeReadings(
  readings: readonly { readonly id: string; readonly reading: Reading }[],
): Promise<void> {
  const arrays = readingColumns.map(
    ([, type, pick]) =>
      Prisma.sql`${readings.map(({ reading }) => pick(reading))}::${Prisma.raw(type)}[]`,
  );
  const names = readingColumns.map(([name]) => `"${name}"`).join(", ");
  const values = readingColumns.map(([name]) => `input."${name}"`).join(", ");
  const ids = readings.map(({ id }) => id);
  await changeEvents(
    ids,
    (tx) => tx.$executeRaw`
      UPDATE event SET (${Prisma.raw(names)}, is_entry, happened_at) =
        ROW(${Prisma.raw(values)}, event.outcome = 'accepted' AND input.says_entered,
          COALESCE(input.entered_at, event.received_at))
      FROM unnest(
        ${ids}::uuid[],
        ${readings.map(({ reading }) => reading.saysEntered)}::bool[],
        ${Prisma.join(arrays)}
      ) AS input (id, says_entered, ${Prisma.raw(names)})
      WHERE event.id = input.id`,
  );
}
