import { Prisma } from "#lib/db/generated/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/**
 * How many entries and how many events there are, each counted up to `most` and one more.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectListCounts(
  scope: SourceScope,
  most: number,
): Promise<{ readonly entries: number; readonly events: number }> {
  const [counts] = await readWithin((tx) =>
    query(
      tx,
      z.strictObject({ entries: z.number(), events: z.number() }),
      Prisma.sql`
      SELECT
        (SELECT count(*)::int FROM (SELECT FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} LIMIT ${most + 1}) counted) AS entries,
        (SELECT count(*)::int FROM (SELECT FROM event e WHERE NOT e.is_test AND ${withinScope(scope)} LIMIT ${most + 1}) counted) AS events`,
    ),
  );
  return counts ?? { entries: 0, events: 0 };
}
