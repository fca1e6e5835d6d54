import { query } from "#lib/db/connection/query.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { z } from "zod";
import { problemKindSchema } from "#lib/domain/reading/problem.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const rowSchema = z.strictObject({
  distributionId: z.string().nullable(),
  /** The event name that the newest of these entries came with. */
  eventName: z.string().nullable(),
  count: z.int(),
  lastAt: z.date(),
  kinds: z.array(z.strictObject({ kind: problemKindSchema, count: z.int() })),
});
export type DistributionProblemsRow = z.infer<typeof rowSchema>;

/**
 * The newest entries since `from` that need attention, by distribution, most first.
 *
 * @param most how many entries are looked at, and one more that tells that there are more
 * @throws {AppError} as `readWithin` does
 */
export async function selectOverviewProblems(
  scope: SourceScope,
  from: Date,
  most: number,
): Promise<readonly DistributionProblemsRow[]> {
  return readWithin((tx) =>
    query(tx, rowSchema, problemsQuery(scope, from, most)),
  );
}

export function problemsQuery(
  scope: SourceScope,
  from: Date,
  most: number,
): Prisma.Sql {
  const floor = timeToUuidV7Floor(from);
  return Prisma.sql`
    WITH flagged AS MATERIALIZED (
      SELECT e.id, e.distribution_id, e.event_name, e.received_at, e.problems FROM event e
      WHERE e.is_entry AND NOT e.is_test AND e.needs_attention AND ${withinScope(scope)} AND e.id >= ${floor}::uuid
      ORDER BY e.id DESC LIMIT ${most + 1}
    ),
    kinds AS (
      SELECT distribution_id, kind, count(*) AS count FROM (
        SELECT DISTINCT f.id, f.distribution_id, problem ->> 'kind' AS kind
        FROM flagged f, jsonb_array_elements(f.problems) AS problem
        WHERE problem ->> 'severity' = 'warning'
      ) of_entries GROUP BY distribution_id, kind
    )
    SELECT f.distribution_id AS "distributionId", (array_agg(f.event_name ORDER BY f.id DESC))[1] AS "eventName", count(*)::int AS count, max(f.received_at) AS "lastAt",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('kind', k.kind, 'count', k.count)
          ORDER BY k.count DESC, k.kind), '[]')
        FROM kinds k WHERE k.distribution_id IS NOT DISTINCT FROM f.distribution_id) AS kinds
    FROM flagged f GROUP BY f.distribution_id
    ORDER BY count(*) DESC, f.distribution_id`;
}
