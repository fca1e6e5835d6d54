import { executeReplay } from "#lib/db/connection/replay-pool.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { toStorable } from "#lib/domain/text/storable-text.ts";
import { failuresBeforeRest } from "./claim-items.ts";
import { plainArray } from "./plain-array.ts";

const { sql, empty } = Prisma;

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
  /** Under which they were claimed. */
  readonly leaseIds: readonly string[];
  readonly items: readonly SettledItem[];
};

/** A destination that does not answer is left alone for this long. */
const restSeconds = 5;

/**
 * Writes how a group of attempts ended, in one statement. What was taken for in doubt meanwhile,
 * because this worker was not heard of, is in doubt no more.
 *
 * @param mayBeWritten it was asked before, and is not known whether it was written: then it is not written again
 */
export async function settleItems(
  request: SettleRequest,
  mayBeWritten = false,
): Promise<void> {
  const { runId, destinationId, items } = request;
  await executeReplay(sql`
    WITH ended AS MATERIALIZED (
      SELECT * FROM unnest(
        ${plainArray(items.map(({ id }) => id))}::uuid[],
        ${plainArray(items.map(({ eventId }) => eventId))}::uuid[],
        ${plainArray(items.map(({ position }) => position))}::int[],
        ${plainArray(items.map(({ attempt }) => attempt))}::int2[],
        ${plainArray(items.map(({ outcome }) => outcome))}::text[],
        ${plainArray(items.map(({ startedAt }) => startedAt.toISOString()))}::timestamptz[],
        ${plainArray(items.map(({ durationMs }) => durationMs))}::int[],
        ${plainArray(items.map(({ status }) => status))}::int2[],
        ${plainArray(items.map(({ failure }) => failure))}::text[],
        ${items.map(({ reason }) => reason && boundedText(reason, 300))}::text[],
        ${items.map(({ headers }) => headers && JSON.stringify(headers.map((pair) => pair.map(toStorable))))}::jsonb[],
        ${items.map(({ body }) => body && toStorable(body))}::text[],
        ${plainArray(items.map(({ retryInMs }) => retryInMs))}::float8[]
      ) AS s (id, event_id, position, attempt, outcome, started_at, duration_ms, status, failure, reason, headers, body, retry_in_ms)
    ), settled AS (${settledOf(request)}), pace AS (${paceOf(destinationId, items)})
    INSERT INTO replay_attempt (id, event_id, destination_id, run_id, position, attempt, outcome, is_final,
      started_at, duration_ms, status, failure, reason, answer_headers, answer_body, retry_at)
    SELECT s.id, s.event_id, ${destinationId}::uuid, ${runId}::uuid, s.position, s.attempt,
      s.outcome::replay_attempt_outcome, s.retry_in_ms IS NULL, s.started_at, s.duration_ms, s.status,
      s.failure, CASE WHEN NOT erased THEN s.reason END, CASE WHEN NOT erased THEN s.headers END,
      CASE WHEN NOT erased THEN s.body END,
      clock_timestamp() + make_interval(secs => s.retry_in_ms / 1000.0)
    FROM ended s
    -- A receiver may repeat what was sent to it: of an event that was erased meanwhile its answer is not kept.
    CROSS JOIN LATERAL (SELECT s.event_id = ANY(ARRAY(
      SELECT e.id FROM event e WHERE e.id = ANY(${answered(items)}::uuid[]) AND e.erased_at IS NOT NULL)) AS erased) o
    ${mayBeWritten ? sql`ON CONFLICT (id) DO NOTHING` : empty}`);
}

/** Events whose receiver said something. */
function answered(items: readonly SettledItem[]): string[] {
  return items
    .filter(
      ({ reason, headers, body }) =>
        reason !== null || headers !== null || (body !== null && body !== ""),
    )
    .map(({ eventId }) => eventId);
}

/**
 * The statement that settles the items. It joins nothing: whatever it would be joined with is taken for a few rows, and then read
 * once for each of them. Of most groups all are delivered, so the other kinds are short.
 */
function settledOf({ runId, leaseIds, items }: SettleRequest): Prisma.Sql {
  const positions = (of: readonly SettledItem[]) =>
    of.map(({ position }) => position);
  const retried = items.filter(({ retryInMs }) => retryInMs !== null);
  const failed = items.filter(
    ({ outcome, retryInMs }) => outcome === "failed" && retryInMs === null,
  );
  const isRetried = sql`i.position = ANY(${positions(retried)}::int[])`;
  return sql`
    UPDATE replay_item i SET
      state = (CASE WHEN ${isRetried} THEN 'pending'
        WHEN i.position = ANY(${positions(failed)}::int[]) THEN 'failed' ELSE 'delivered' END)::replay_item_state,
      next_at = CASE WHEN ${isRetried} THEN clock_timestamp() + make_interval(
        secs => (SELECT s.retry_in_ms FROM ended s WHERE s.position = i.position) / 1000.0) ELSE i.next_at END,
      lease_id = NULL
    WHERE i.run_id = ${runId}::uuid AND i.position = ANY(${plainArray(positions(items))}::int[])
      AND i.lease_id = ANY(${[...leaseIds]}::uuid[]) AND i.state IN ('pending', 'in_doubt')`;
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
