import { query, queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { rejectionSchema } from "#lib/domain/event/event-values.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

/** More rejected requests than this are not told apart; a source keeps a thousand of a day. */
export const maxRejections = 5_000;

const rejectionCauseRowSchema = z.strictObject({
  sourceId: z.string(),
  sourceName: z.string(),
  cause: rejectionSchema,
  count: z.number(),
});
export type RejectionCauseRow = Readonly<
  z.infer<typeof rejectionCauseRowSchema>
>;

/**
 * Why requests were rejected since `from`: of those kept, at most the newest
 * `maxRejections + 1`, and how many of the UTC days since then were only counted.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectOverviewRejections(
  scope: SourceScope,
  from: Date,
): Promise<{
  readonly causes: readonly RejectionCauseRow[];
  readonly onlyCounted: number;
}> {
  const day = from.toISOString().slice(0, 10);
  return readWithin(async (tx) => {
    const causes = await query(
      tx,
      rejectionCauseRowSchema,
      causesQuery(scope, from),
    );
    const counted = await queryFirst(
      tx,
      z.strictObject({ count: z.number() }),
      Prisma.sql`
      SELECT COALESCE(sum(r.not_kept), 0)::int AS count FROM source_rejection r
      WHERE ${withinScope(scope, Prisma.sql`r.source_id`)} AND r.day >= ${day}::date AND r.last_at >= ${from}`,
    );
    return { causes, onlyCounted: counted?.count ?? 0 };
  });
}

export function causesQuery(scope: SourceScope, from: Date): Prisma.Sql {
  const floor = timeToUuidV7Floor(from);
  return Prisma.sql`
    SELECT rejected.source_id AS "sourceId", s.name AS "sourceName",
      rejected.rejection AS cause, count(*)::int AS count
    FROM (
      SELECT e.source_id, e.rejection FROM event e
      WHERE e.outcome = 'rejected' AND ${withinScope(scope)} AND e.id >= ${floor}::uuid
      ORDER BY e.id DESC LIMIT ${maxRejections + 1}
    ) rejected JOIN source s ON s.id = rejected.source_id
    GROUP BY rejected.source_id, s.name, rejected.rejection
    ORDER BY count(*) DESC, s.name, rejected.rejection`;
}
