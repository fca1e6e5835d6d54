import { queryOne } from "#lib/db/connection/query.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { z } from "zod";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const rowSchema = z.strictObject({
  /** At most one more than was asked for. */
  looked: z.int(),
  /** Of those, the ones that say when they were sent. */
  timed: z.int(),
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  slowest: z.array(
    z.strictObject({
      eventId: z.uuid(),
      receivedAt: z.coerce.date(),
      delayMs: z.number(),
      segmentName: z.string().nullable(),
      distributionId: z.string().nullable(),
      eventName: z.string().nullable(),
    }),
  ),
});
export type DeliveriesRow = z.infer<typeof rowSchema>;

/**
 * How long the newest entries since `from` were on their way.
 *
 * @param most how many entries are looked at, and one more that tells that there are more
 * @param slowest how many of them are named
 * @throws {AppError} as `readWithin` does
 */
export async function selectOverviewDeliveries(
  scope: SourceScope,
  from: Date,
  most: number,
  slowest: number,
): Promise<DeliveriesRow> {
  return readWithin((tx) =>
    queryOne(tx, rowSchema, deliveriesQuery(scope, from, most, slowest)),
  );
}

export function deliveriesQuery(
  scope: SourceScope,
  from: Date,
  most: number,
  slowest: number,
): Prisma.Sql {
  const floor = timeToUuidV7Floor(from);
  return Prisma.sql`
    WITH newest AS MATERIALIZED (
      SELECT e.id, e.received_at, e.segment_name, e.distribution_id, e.event_name,
        -- greatest alone would make a delay of 0 where no time of sending is known.
        CASE WHEN e.sent_at IS NOT NULL
          THEN greatest(0, extract(epoch FROM e.received_at - e.sent_at) * 1000)::float8 END AS delay
      FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} AND e.id >= ${floor}::uuid
      ORDER BY e.id DESC LIMIT ${most + 1}
    )
    SELECT count(*)::int AS looked, count(delay)::int AS timed,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY delay) AS "medianMs",
      percentile_disc(0.95) WITHIN GROUP (ORDER BY delay) AS "p95Ms",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'eventId', slow.id, 'receivedAt', slow.received_at, 'delayMs', slow.delay,
          'segmentName', slow.segment_name, 'distributionId', slow.distribution_id,
          'eventName', slow.event_name)
          ORDER BY slow.delay DESC, slow.id DESC), '[]')
        FROM (SELECT * FROM newest WHERE delay IS NOT NULL
          ORDER BY delay DESC, id DESC LIMIT ${slowest}) slow) AS slowest
    FROM newest`;
}
