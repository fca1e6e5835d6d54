import { z } from "zod";
import { query, queryOne } from "#lib/db/connection/query.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { isUnfolded } from "#lib/db/rollups/rollup-deltas.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import {
  outcomeSchema,
  signatureSchema,
} from "#lib/domain/event/event-values.ts";

const { sql } = Prisma;

const eventCountSchema = z.strictObject({
  outcome: outcomeSchema,
  signature: signatureSchema,
  isEntry: z.boolean(),
  isTest: z.boolean(),
  events: z.number(),
});

const stateSchema = z.strictObject({
  newestAt: z.date().nullable(),
  unfoldedDeltas: z.number(),
  databaseBytes: z.number(),
});

export type MetricRows = {
  readonly events: readonly z.output<typeof eventCountSchema>[];
  readonly state: z.output<typeof stateSchema>;
};

/**
 * What there is to watch, counted from the rollups in one snapshot, so that it costs the same however many events are stored.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectMetrics(scope: SourceScope): Promise<MetricRows> {
  return readWithin(async (tx) => ({
    events: await query(
      tx,
      eventCountSchema,
      sql`
      SELECT outcome, signature, is_entry AS "isEntry", is_test AS "isTest", sum(events)::float8 AS events
      FROM (
        SELECT e.outcome, e.signature, e.is_entry, e.is_test, d.events
        FROM rollup_key e JOIN rollup_day d ON d.key_id = e.id WHERE ${withinScope(scope)}
        UNION ALL
        SELECT e.outcome, e.signature, e.is_entry, e.is_test, e.events
        FROM rollup_delta e WHERE ${isUnfolded} AND ${withinScope(scope)}
      ) counted
      GROUP BY 1, 2, 3, 4 HAVING sum(events) <> 0 ORDER BY 1, 2, 3, 4`,
    ),
    state: await queryOne(
      tx,
      stateSchema,
      sql`
      SELECT
        (SELECT received_at FROM event e WHERE ${withinScope(scope)} ORDER BY e.id DESC LIMIT 1) AS "newestAt",
        (SELECT count(*)::float8 FROM rollup_delta e WHERE ${isUnfolded}) AS "unfoldedDeltas",
        pg_database_size(current_database())::float8 AS "databaseBytes"`,
    ),
  }));
}
