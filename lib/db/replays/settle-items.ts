import { executeReplay } from "#lib/db/connection/replay-pool.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { storable } from "./write-attempt.ts";
import { failuresBeforeRest } from "./claim-items.ts";

const { sql } = Prisma;

/** How the attempt to send one item ended. */
export type SettledItem = {
  /** A UUIDv7 for the attempt. */
  readonly id: string;
  readonly position: number;
  readonly eventId: string;
  readonly attempt: number;
  readonly outcome: "delivered" | "failed";
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly reason: string | null;
  /** Null where the answer was as usual: of a hundred thousand it would fill the disk. */
  readonly headers: readonly (readonly [string, string])[] | null;
  readonly body: string | null;
  /** Null: nothing follows by itself. */
  readonly retryInMs: number | null;
};

export type SettleRequest = {
  readonly runId: string;
  readonly destinationId: string;
  readonly leaseId: string;
  readonly items: readonly SettledItem[];
};

/** A destination that does not answer is left alone for this long. */
const restSeconds = 5;

/**
 * Writes how a group of attempts ended, in one statement. What was taken for in doubt meanwhile,
 * because this worker was not heard of, is in doubt no more. May be asked again when it is not known whether it was written.
 */
export async function settleItems(request: SettleRequest): Promise<void> {
  const { runId, destinationId, leaseId, items } = request;
  await executeReplay(sql`
    WITH ended AS MATERIALIZED (
      SELECT * FROM unnest(
        ${items.map(({ id }) => id)}::uuid[],
        ${items.map(({ eventId }) => eventId)}::uuid[],
        ${items.map(({ position }) => position)}::int[],
        ${items.map(({ attempt }) => attempt)}::int2[],
        ${items.map(({ outcome }) => outcome)}::text[],
        ${items.map(({ startedAt }) => startedAt.toISOString())}::timestamptz[],
        ${items.map(({ durationMs }) => durationMs)}::int[],
        ${items.map(({ status }) => status)}::int2[],
        ${items.map(({ failure }) => failure)}::text[],
        ${items.map(({ reason }) => reason && storable(reason).slice(0, 300))}::text[],
        ${items.map(({ headers }) => headers && JSON.stringify(headers.map((pair) => pair.map(storable))))}::jsonb[],
        ${items.map(({ body }) => body && storable(body))}::text[],
        ${items.map(({ retryInMs }) => retryInMs)}::float8[]
      ) AS s (id, event_id, position, attempt, outcome, started_at, duration_ms, status, failure, reason, headers, body, retry_in_ms)
    ), settled AS (
      UPDATE replay_item i SET
        state = (CASE WHEN s.retry_in_ms IS NULL THEN s.outcome ELSE 'pending' END)::replay_item_state,
        next_at = clock_timestamp() + make_interval(secs => COALESCE(s.retry_in_ms, 0) / 1000.0),
        lease_id = NULL
      FROM ended s
      WHERE i.run_id = ${runId}::uuid AND i.position = s.position
        AND i.position = ANY(ARRAY(SELECT position FROM ended))
        AND i.lease_id = ${leaseId}::uuid AND i.state IN ('claimed', 'in_doubt')
    ), pace AS (${paceOf(destinationId, items)})
    INSERT INTO replay_attempt (id, event_id, destination_id, run_id, position, attempt, outcome, is_final,
      started_at, duration_ms, status, failure, reason, answer_headers, answer_body, retry_at)
    SELECT s.id, s.event_id, ${destinationId}::uuid, ${runId}::uuid, s.position, s.attempt,
      s.outcome::replay_attempt_outcome, s.retry_in_ms IS NULL, s.started_at, s.duration_ms, s.status,
      s.failure, CASE WHEN NOT erased THEN s.reason END, CASE WHEN NOT erased THEN s.headers END,
      CASE WHEN NOT erased THEN s.body END,
      clock_timestamp() + make_interval(secs => s.retry_in_ms / 1000.0)
    FROM ended s
    -- A receiver may repeat what was sent to it: of an event that was erased meanwhile its answer is not kept.
    CROSS JOIN LATERAL (SELECT (s.reason IS NOT NULL OR s.headers IS NOT NULL OR s.body IS NOT NULL) AND EXISTS (
      SELECT FROM event e WHERE e.id = s.event_id AND e.erased_at IS NOT NULL) AS erased) o
    ON CONFLICT (id) DO NOTHING`);
}

/** Whoever answers at all, if only to refuse, is there: what counts is that nothing comes, or a failure of the receiver. */
function paceOf(
  destinationId: string,
  items: readonly SettledItem[],
): Prisma.Sql {
  const isDown = ({ outcome, status }: SettledItem) =>
    outcome === "failed" && (status === null || status >= 500);
  const lastUp = items.findLastIndex((item) => !isDown(item));
  const downs = items.length - 1 - lastUp;
  const inARow = sql`${downs}::int + CASE WHEN ${lastUp < 0}::boolean THEN p.failures_in_a_row ELSE 0 END`;
  return sql`
    UPDATE destination_pace p SET
      failures_in_a_row = ${inARow},
      resting_until = CASE WHEN ${inARow} >= ${failuresBeforeRest}
        THEN clock_timestamp() + make_interval(secs => ${restSeconds}) END
    WHERE p.destination_id = ${destinationId}::uuid AND (${downs}::int > 0 OR p.failures_in_a_row > 0)`;
}
