import { transact, type Transaction } from "#lib/db/connection/transaction.ts";
import { storable } from "./write-attempt.ts";
import { failuresBeforeRest } from "./claim-items.ts";

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
 * Writes how a group of attempts ended, in one transaction. What was taken for in doubt meanwhile,
 * because this worker was not heard of, is in doubt no more. May be asked again when it is not known whether it was written.
 */
export async function settleItems(request: SettleRequest): Promise<void> {
  await transact(async (transaction) => {
    await updateItems(transaction, request);
    await insertAttempts(transaction, request);
    await keepPace(transaction, request);
  });
}

async function updateItems(
  transaction: Transaction,
  { runId, leaseId, items }: SettleRequest,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE replay_item i SET
      state = (CASE WHEN s.retry_in_ms IS NULL THEN s.outcome ELSE 'pending' END)::replay_item_state,
      next_at = clock_timestamp() + make_interval(secs => COALESCE(s.retry_in_ms, 0) / 1000.0),
      lease_id = NULL
    FROM unnest(
      ${items.map(({ position }) => position)}::int[],
      ${items.map(({ outcome }) => outcome)}::text[],
      ${items.map(({ retryInMs }) => retryInMs)}::float8[]
    ) AS s (position, outcome, retry_in_ms)
    WHERE i.run_id = ${runId}::uuid AND i.position = s.position
      AND i.position = ANY(${items.map(({ position }) => position)}::int[])
      AND i.lease_id = ${leaseId}::uuid AND i.state IN ('claimed', 'in_doubt')`;
}

async function insertAttempts(
  transaction: Transaction,
  { runId, destinationId, items }: SettleRequest,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO replay_attempt (id, event_id, destination_id, run_id, position, attempt, outcome, is_final,
      started_at, duration_ms, status, failure, reason, answer_headers, answer_body, retry_at)
    SELECT s.id, s.event_id, ${destinationId}::uuid, ${runId}::uuid, s.position, s.attempt,
      s.outcome::replay_attempt_outcome, s.retry_in_ms IS NULL, s.started_at, s.duration_ms, s.status,
      s.failure, CASE WHEN NOT erased THEN s.reason END, CASE WHEN NOT erased THEN s.headers END,
      CASE WHEN NOT erased THEN s.body END,
      clock_timestamp() + make_interval(secs => s.retry_in_ms / 1000.0)
    FROM unnest(
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
      ${items.map(({ headers }) => headers && storable(JSON.stringify(headers)))}::jsonb[],
      ${items.map(({ body }) => body && storable(body))}::text[],
      ${items.map(({ retryInMs }) => retryInMs)}::float8[]
    ) AS s (id, event_id, position, attempt, outcome, started_at, duration_ms, status, failure, reason, headers, body, retry_in_ms)
    -- A receiver may repeat what was sent to it: of an event that was erased meanwhile its answer is not kept.
    CROSS JOIN LATERAL (SELECT EXISTS (
      SELECT FROM event e WHERE e.id = s.event_id AND e.erased_at IS NOT NULL) AS erased) o
    ON CONFLICT (id) DO NOTHING`;
}

/** Whoever answers at all, if only to refuse, is there: what counts is that nothing comes, or a failure of the receiver. */
async function keepPace(
  transaction: Transaction,
  { destinationId, items }: SettleRequest,
): Promise<void> {
  const isDown = ({ outcome, status }: SettledItem) =>
    outcome === "failed" && (status === null || status >= 500);
  const lastUp = items.findLastIndex((item) => !isDown(item));
  const downs = items.length - 1 - lastUp;
  if (lastUp >= 0 && downs === 0) {
    await transaction.$executeRaw`
      UPDATE destination_pace SET failures_in_a_row = 0, resting_until = NULL
      WHERE destination_id = ${destinationId}::uuid AND failures_in_a_row > 0`;
    return;
  }
  await transaction.$executeRaw`
    UPDATE destination_pace p SET
      failures_in_a_row = f.n,
      resting_until = CASE WHEN f.n >= ${failuresBeforeRest}
        THEN clock_timestamp() + make_interval(secs => ${restSeconds}) END
    FROM (SELECT ${downs}::int + CASE WHEN ${lastUp < 0} THEN failures_in_a_row ELSE 0 END AS n
      FROM destination_pace WHERE destination_id = ${destinationId}::uuid FOR UPDATE) f
    WHERE p.destination_id = ${destinationId}::uuid`;
}
