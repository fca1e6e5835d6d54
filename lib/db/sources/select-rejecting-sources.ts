import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { rejectionSchema } from "#lib/domain/event/event-values.ts";
import { testEntryHeader } from "#lib/domain/source/source.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { db } from "#lib/db/connection/client.ts";

const rejectingSourceRowSchema = z.strictObject({
  sourceId: z.string(),
  name: z.string(),
  cause: rejectionSchema,
  kept: z.number(),
  someNotKept: z.boolean(),
  since: z.date(),
  lastAt: z.date(),
});
export type RejectingSourceRow = Readonly<
  z.infer<typeof rejectingSourceRowSchema>
>;

/**
 * Sources in use that rejected a request after `from` and have accepted none of
 * Voucherify's since; our own test entries do not count as accepted.
 *
 * Every page asks. Whether there was any rejection is asked first, by itself: where there was none, which is usual, the
 * larger statement is not even planned.
 */
export async function selectRejectingSources(
  scope: SourceScope,
  from: Date,
): Promise<RejectingSourceRow[]> {
  const rejections = await query(
    db(),
    z.strictObject({}),
    Prisma.sql`SELECT FROM source_rejection r WHERE r.last_at >= ${from} LIMIT 1`,
  );
  if (rejections.length === 0) return [];
  const floor = timeToUuidV7Floor(from);
  const ownTest = JSON.stringify([testEntryHeader]);
  return query(
    db(),
    rejectingSourceRowSchema,
    Prisma.sql`
    SELECT s.id AS "sourceId", s.name, latest.cause, latest.last_at AS "lastAt",
      COALESCE(rejected.kept, 0)::int AS kept,
      COALESCE(rejected.since, latest.last_at) AS since,
      EXISTS (SELECT FROM source_rejection r
        WHERE r.source_id = s.id AND r.not_kept > 0
          AND r.last_at >= ${from} AND r.last_at > COALESCE(accepted.at, ${from})) AS "someNotKept"
    FROM source s
    CROSS JOIN LATERAL (
      SELECT r.cause, r.last_at FROM source_rejection r
      WHERE r.source_id = s.id AND r.last_at >= ${from}
      ORDER BY r.last_at DESC, r.cause LIMIT 1) AS latest
    LEFT JOIN LATERAL (
      SELECT e.id, e.received_at AS at FROM event e
      WHERE e.source_id = s.id AND e.id >= ${floor}::uuid
        AND e.outcome <> 'rejected' AND NOT e.headers @> ${ownTest}::jsonb
      ORDER BY e.id DESC LIMIT 1) AS accepted ON true
    LEFT JOIN LATERAL (
      SELECT count(*) AS kept, min(e.received_at) AS since FROM event e
      WHERE e.source_id = s.id AND e.outcome = 'rejected'
        AND e.id >= COALESCE(accepted.id, ${floor}::uuid)) AS rejected ON true
    WHERE s.archived_at IS NULL AND ${withinScope(scope, Prisma.sql`s.id`)} AND (accepted.at IS NULL OR accepted.at < latest.last_at)
    ORDER BY latest.last_at DESC, s.id`,
  );
}
