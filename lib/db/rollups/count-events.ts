import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/**
 * How many events fit a filter, where that can be told in time: an index that
 * covers the filter counts some millions in a second.
 *
 * @returns null where they are more than `most`, or it took longer than `withinMs`
 * @throws {AppError} as `readWithin` does, but for `too_slow`
 */
export async function countEvents(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
  { most, withinMs }: { readonly most: number; readonly withinMs: number },
): Promise<number | null> {
  const fitting = Prisma.sql`
    SELECT FROM event e WHERE ${toEventConditions(scope, filter, now)} LIMIT ${most + 1}`;
  try {
    const [row] = await readWithin(async (tx) => {
      await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(withinMs)}, true)`;
      return query(
        tx,
        z.strictObject({ count: z.number() }),
        Prisma.sql`
        SELECT count(*)::int AS count FROM (${fitting}) fitting`,
      );
    });
    return row && row.count <= most ? row.count : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "too_slow") return null;
    throw error;
  }
}
