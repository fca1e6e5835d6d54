import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const arrivalPatternRowSchema = z.strictObject({
  sourceId: z.string(),
  name: z.string(),
  firstReceivedAt: z.date().nullable(),
  lastReceivedAt: z.date().nullable(),
  /** Which of the past hours something came in, 0 being the hour until `now`. */
  busyHours: z.array(z.number()),
});
export type ArrivalPatternRow = Readonly<
  z.infer<typeof arrivalPatternRowSchema>
>;

const hourMs = 3_600_000;

/**
 * When each source in use received something during the past hours: one look into
 * an index for each hour, however much came. Tests do not count as the last that came.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectArrivalPatterns(
  scope: SourceScope,
  hours: number,
  now: Date,
): Promise<readonly ArrivalPatternRow[]> {
  return readWithin((tx) =>
    query(tx, arrivalPatternRowSchema, arrivalPatternsQuery(scope, hours, now)),
  );
}

export function arrivalPatternsQuery(
  scope: SourceScope,
  hours: number,
  now: Date,
): Prisma.Sql {
  const edges = Array.from({ length: hours + 1 }, (_, hour) =>
    timeToUuidV7Floor(new Date(now.getTime() - hour * hourMs)),
  );
  return Prisma.sql`
    SELECT s.id AS "sourceId", s.name,
      (SELECT e.received_at FROM event e WHERE e.source_id = s.id AND NOT e.is_test
        ORDER BY e.id LIMIT 1) AS "firstReceivedAt",
      (SELECT e.received_at FROM event e WHERE e.source_id = s.id
        AND NOT e.is_test ORDER BY e.id DESC LIMIT 1) AS "lastReceivedAt",
      ARRAY(
        SELECT (hour.number - 1)::int
        FROM unnest(${edges.slice(1)}::uuid[], ${edges.slice(0, -1)}::uuid[])
          WITH ORDINALITY AS hour (lower, upper, number)
        WHERE (SELECT true FROM event e WHERE e.source_id = s.id
          AND e.id >= hour.lower AND e.id < hour.upper LIMIT 1)
        ORDER BY hour.number) AS "busyHours"
    FROM source s WHERE s.archived_at IS NULL AND ${withinScope(scope, Prisma.sql`s.id`)} ORDER BY s.created_at, s.id`;
}
