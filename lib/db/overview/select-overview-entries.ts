import { query, queryOne } from "#lib/db/connection/query.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { z } from "zod";
import { purposeSchema } from "#lib/domain/reading/purpose.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/** No more entries than this are counted of one hour, nor more than a day of such hours at once. */
export const maxPerHour = 20_000;
export const maxPerDay = 24 * maxPerHour;

/** A stretch of time; `from` is inclusive, `to` exclusive. */
export type Slot = { readonly from: Date; readonly to: Date };

const countsSchema = z.strictObject({
  /** The first entry ever; null when there is none. */
  oldest: z.date().nullable(),
  needsAttention: z.int(),
  withoutPurpose: z.int(),
  expiredOnArrival: z.int(),
  byPurpose: z.array(
    z.strictObject({ purpose: purposeSchema, count: z.int() }),
  ),
});
export type EntryCountsRow = z.infer<typeof countsSchema>;

/**
 * How many entries came in each slot, at most `maxPerHour + 1`, and how those
 * since `from` divide, at most `maxPerDay + 1` of each.
 *
 * All of it but what had expired is read from the entries' own indexes, never from the rows; what it costs grows with
 * the traffic of these days and not with what is kept.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectOverviewEntries(
  scope: SourceScope,
  slots: readonly Slot[],
  from: Date,
): Promise<{ readonly perSlot: readonly number[] } & EntryCountsRow> {
  return readWithin(async (tx) => {
    const perSlot = await query(
      tx,
      z.strictObject({ count: z.number() }),
      slotsQuery(scope, slots),
    );
    const counts = await queryOne(tx, countsSchema, countsQuery(scope, from));
    return {
      perSlot: perSlot.map(({ count }) => count),
      ...counts,
    };
  });
}

export function slotsQuery(
  scope: SourceScope,
  slots: readonly Slot[],
): Prisma.Sql {
  return Prisma.sql`
    SELECT (SELECT count(*)::int FROM (
        SELECT FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} AND e.id >= slot.lower AND e.id < slot.upper
        LIMIT ${maxPerHour + 1}) counted) AS count
    FROM unnest(
      ${slots.map((slot) => timeToUuidV7Floor(slot.from))}::uuid[],
      ${slots.map((slot) => timeToUuidV7Floor(slot.to))}::uuid[]
    ) WITH ORDINALITY AS slot (lower, upper, place)
    ORDER BY slot.place`;
}

export function countsQuery(scope: SourceScope, from: Date): Prisma.Sql {
  const floor = timeToUuidV7Floor(from);
  return Prisma.sql`
    SELECT
      (SELECT e.received_at FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} ORDER BY e.id LIMIT 1) AS oldest,
      (SELECT count(*)::int FROM (
        SELECT FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} AND e.needs_attention AND e.id >= ${floor}::uuid
        LIMIT ${maxPerDay + 1}) counted) AS "needsAttention",
      (SELECT count(*)::int FROM (
        SELECT FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} AND e.purpose IS NULL AND e.id >= ${floor}::uuid
        LIMIT ${maxPerDay + 1}) counted) AS "withoutPurpose",
      (SELECT count(*)::int FROM (
        SELECT FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} AND e.needs_attention AND e.id >= ${floor}::uuid
          AND e.valid_until <= e.received_at
        LIMIT ${maxPerDay + 1}) counted) AS "expiredOnArrival",
      (SELECT jsonb_agg(jsonb_build_object('purpose', every.purpose, 'count', (
        SELECT count(*) FROM (
          SELECT FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} AND e.purpose = every.purpose AND e.id >= ${floor}::uuid
          LIMIT ${maxPerDay + 1}) counted)))
        FROM unnest(enum_range(NULL::purpose)) AS every (purpose)) AS "byPurpose"`;
}
