import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const leaderRowSchema = z.strictObject({
  id: z.string(),
  /** The newest among the entries looked at. */
  name: z.string().nullable(),
  count: z.int(),
});

const leadersRowSchema = z.strictObject({
  /** At most one more than was asked for. */
  looked: z.number(),
  segments: z.array(leaderRowSchema),
  campaigns: z.array(leaderRowSchema),
});
export type LeadersRow = Readonly<z.infer<typeof leadersRowSchema>>;

/**
 * The segments and campaigns that most of the newest entries since `from` name, most first.
 *
 * @param most how many entries are looked at, and one more that tells that there are more
 * @param shown how many segments and how many campaigns are named
 * @throws {AppError} as `readWithin` does
 */
export async function selectOverviewLeaders(
  scope: SourceScope,
  from: Date,
  most: number,
  shown: number,
): Promise<LeadersRow> {
  const [row] = await readWithin((tx) =>
    query(tx, leadersRowSchema, leadersQuery(scope, from, most, shown)),
  );
  return row ?? { looked: 0, segments: [], campaigns: [] };
}

export function leadersQuery(
  scope: SourceScope,
  from: Date,
  most: number,
  shown: number,
): Prisma.Sql {
  const floor = timeToUuidV7Floor(from);
  const { sql } = Prisma;
  const leaders = (id: Prisma.Sql, name: Prisma.Sql) => sql`(
    SELECT COALESCE(jsonb_agg(jsonb_build_object('id', leader.id, 'count', leader.count, 'name', (
        SELECT ${name} FROM newest WHERE ${id} = leader.id ORDER BY newest.id DESC LIMIT 1))
      ORDER BY leader.count DESC, leader.id), '[]')
    FROM (SELECT ${id} AS id, count(*) AS count FROM newest WHERE ${id} IS NOT NULL
      GROUP BY ${id} ORDER BY count(*) DESC, ${id} LIMIT ${shown}) leader)`;
  return sql`
    WITH newest AS MATERIALIZED (
      SELECT e.id, e.segment_id, e.segment_name, e.campaign_id, e.campaign_name
      FROM event e WHERE e.is_entry AND NOT e.is_test AND ${withinScope(scope)} AND e.id >= ${floor}::uuid
      ORDER BY e.id DESC LIMIT ${most + 1}
    )
    SELECT (SELECT count(*)::int FROM newest) AS looked,
      ${leaders(sql`segment_id`, sql`segment_name`)} AS segments,
      ${leaders(sql`campaign_id`, sql`campaign_name`)} AS campaigns`;
}
