import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { query, queryFirst } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { newestOutcomes } from "./sent-requests.ts";

const { sql, join } = Prisma;

/** What was sent before these is not counted. */
export const maxHistory = 200_000;

function newest(scope: SourceScope, destinationId: string): Prisma.Sql {
  return newestOutcomes({
    scope,
    destination: sql`${destinationId}::uuid`,
    range: () => sql`true`,
    limit: maxHistory,
  });
}

const countRow = z.strictObject({
  /** The place of its beginning among those asked for. */
  place: z.int(),
  attempts: z.int(),
  delivered: z.int(),
  failed: z.int(),
  inDoubt: z.int(),
  medianMs: z.int().nullable(),
  p95Ms: z.int().nullable(),
});
export type HistoryCountRow = Readonly<z.infer<typeof countRow>>;

/** What a destination was sent since each of these ids, in their order; of its newest attempts. */
export function selectHistoryCounts(
  scope: SourceScope,
  destinationId: string,
  sinceIds: readonly string[],
): Promise<HistoryCountRow[]> {
  return query(
    db(),
    countRow,
    historyCountsQuery(scope, destinationId, sinceIds),
  );
}

/** The statement of the above, whose plan is tested. */
export function historyCountsQuery(
  scope: SourceScope,
  destinationId: string,
  sinceIds: readonly string[],
): Prisma.Sql {
  return sql`
    WITH newest AS MATERIALIZED (${newest(scope, destinationId)})
    SELECT p.place::int AS place, count(n.id)::int AS attempts,
      count(*) FILTER (WHERE n.outcome = 'delivered')::int AS delivered,
      count(*) FILTER (WHERE n.outcome = 'failed')::int AS failed,
      count(*) FILTER (WHERE n.outcome = 'in_doubt')::int AS "inDoubt",
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY n.duration_ms))::int AS "medianMs",
      (percentile_disc(0.95) WITHIN GROUP (ORDER BY n.duration_ms))::int AS "p95Ms"
    FROM unnest(ARRAY[${join([...sinceIds])}]::uuid[]) WITH ORDINALITY AS p (since_id, place)
    LEFT JOIN newest n ON n.id >= p.since_id
    GROUP BY p.place ORDER BY p.place`;
}

const failureRow = z.strictObject({
  status: z.int().nullable(),
  failure: z.string().nullable(),
  count: z.int(),
  newestAt: z.date(),
});
export type FailureRow = Readonly<z.infer<typeof failureRow>>;

/** How its newest attempts failed, the most frequent kind first. */
export function selectFailures(
  scope: SourceScope,
  destinationId: string,
): Promise<FailureRow[]> {
  return query(
    db(),
    failureRow,
    sql`
    SELECT n.status, n.failure, count(*)::int AS count, max(n.started_at) AS "newestAt"
    FROM (${newest(scope, destinationId)}) n WHERE n.outcome = 'failed'
    GROUP BY 1, 2 ORDER BY 3 DESC, 4 DESC`,
  );
}

const silenceRow = z.strictObject({
  since: z.date(),
  status: z.int().nullable(),
  failure: z.string().nullable(),
});
export type SilenceRow = Readonly<z.infer<typeof silenceRow>>;

/**
 * When the failures that end its newest attempts began, and how the last of them failed: what the circuit breaker goes by, so of no test
 * send and no edited copy. Names no event, so no scope is asked.
 */
export function selectSilence(
  destinationId: string,
): Promise<SilenceRow | null> {
  return queryFirst(
    db(),
    silenceRow,
    sql`
    WITH newest AS MATERIALIZED (
        SELECT a.id, a.outcome, a.status, a.failure, a.started_at FROM replay_attempt a
        WHERE a.destination_id = ${destinationId}::uuid AND a.event_id <> ${NIL_UUID}::uuid
        ORDER BY a.id DESC LIMIT ${maxHistory}),
      ended AS (SELECT * FROM newest WHERE outcome IN ('delivered', 'failed')),
      up AS (SELECT max(id::text)::uuid AS id FROM ended WHERE outcome = 'delivered' OR status < 500)
    SELECT min(e.started_at) OVER () AS since, e.status, e.failure
    FROM ended e CROSS JOIN up WHERE up.id IS NULL OR e.id > up.id
    ORDER BY e.id DESC LIMIT 1`,
  );
}
