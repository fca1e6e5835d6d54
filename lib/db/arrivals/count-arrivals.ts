import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/** More than this many arrivals are not told apart. */
export const maxArrivals = 1_000;

/**
 * How many events that fit a filter came after one, at most `maxArrivals`, and the newest
 * of those counted.
 *
 * @param after a UUID; null: after none
 * @throws {AppError} as `readWithin` does
 */
export async function countArrivals(
  scope: SourceScope,
  filter: EventFilter,
  after: string | null,
  now: Date,
): Promise<{ readonly count: number; readonly newestId: string | null }> {
  const beyond =
    after === null ? Prisma.sql`true` : Prisma.sql`e.id > ${after}::uuid`;
  const [row] = await readWithin((tx) =>
    query(
      tx,
      z.strictObject({ count: z.number(), newestId: z.string().nullable() }),
      Prisma.sql`
      SELECT count(*)::int AS count, (array_agg(id))[1] AS "newestId" FROM (
        SELECT e.id FROM event e WHERE ${toEventConditions(scope, filter, now)} AND ${beyond}
        ORDER BY e.id DESC LIMIT ${maxArrivals}
      ) arrivals`,
    ),
  );
  return row ?? { count: 0, newestId: null };
}
