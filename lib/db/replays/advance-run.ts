import { v7 as uuidV7 } from "uuid";
import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { query, queryOne } from "#lib/db/connection/query.ts";
import { transact, type Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;
const idRow = z.strictObject({ id: z.uuid() });
const countRow = z.strictObject({ failed: z.int() });

const activeRunRow = z.strictObject({
  id: z.uuid(),
  destinationId: z.uuid(),
  /** The lower one of the run's and the destination's. */
  ratePerSecond: z.int(),
  connections: z.int(),
  skipDelivered: z.boolean(),
  /** Of the destination as it is now. */
  destinationDigest: z.string(),
});
export type ActiveRun = Readonly<z.infer<typeof activeRunRow>>;

/** Begins what is queued, ends what waited for approval too long, and tells what is to be sent now. */
export async function selectActiveRuns(): Promise<ActiveRun[]> {
  await db().$executeRaw`
    UPDATE replay_run SET state = 'running',
      started_at = COALESCE(started_at, clock_timestamp()), resumed_at = clock_timestamp()
    WHERE state = 'queued'`;
  return query(
    db(),
    activeRunRow,
    sql`
    SELECT r.id, r.destination_id AS "destinationId",
      LEAST(r.rate_per_second, d.rate_per_second) AS "ratePerSecond", d.connections,
      COALESCE((r.choices->>'skipDelivered')::boolean, true) AS "skipDelivered",
      md5(d::text) AS "destinationDigest"
    FROM replay_run r JOIN destination d ON d.id = r.destination_id
    WHERE r.state = 'running' AND d.paused_at IS NULL ORDER BY r.id`,
  );
}

/** Cancels runs whose approval did not come in time. @returns their ids */
export async function expireApprovals(): Promise<string[]> {
  const rows = await query(
    db(),
    idRow,
    sql`
    UPDATE replay_run SET state = 'cancelled', finished_at = clock_timestamp(),
      stop_reason = 'Nobody approved it in time'
    WHERE state = 'awaiting_approval' AND approval_expires_at < clock_timestamp()
    RETURNING id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * What was claimed under leases that have ended is in doubt: it may have been sent. What then becomes
 * of it is the destination's rule. @returns how many there were
 */
export async function settleEndedLeases(runId: string): Promise<number> {
  return transact(async (transaction) => {
    const left = await query(
      transaction,
      leftItemRow,
      sql`
      WITH ended AS MATERIALIZED (
        SELECT l.id FROM replay_lease l WHERE l.run_id = ${runId}::uuid AND l.until < clock_timestamp()
        FOR UPDATE SKIP LOCKED
      ), rule AS (
        SELECT d.in_doubt_rule AS rule FROM replay_run r JOIN destination d ON d.id = r.destination_id
        WHERE r.id = ${runId}::uuid
      ), settled AS (
        UPDATE replay_item i SET state = (CASE rule.rule
            WHEN 'ask' THEN 'in_doubt' WHEN 'send_again' THEN 'pending' ELSE 'delivered' END)::replay_item_state,
          lease_id = CASE WHEN rule.rule <> 'send_again' THEN i.lease_id END
        FROM rule WHERE EXISTS (SELECT FROM ended) AND i.run_id = ${runId}::uuid AND i.state = 'pending'
          AND i.lease_id = ANY(ARRAY(SELECT id FROM ended))
        RETURNING i.position, i.event_id AS "eventId", i.attempts AS attempt, rule.rule::text AS rule
      ), gone AS (
        DELETE FROM replay_lease l USING ended WHERE l.id = ended.id
      )
      SELECT * FROM settled`,
    );
    await insertDoubts(transaction, runId, left);
    return left.length;
  });
}

const leftItemRow = z.strictObject({
  position: z.int(),
  eventId: z.uuid(),
  attempt: z.int(),
  rule: z.string(),
});
type LeftItem = Readonly<z.infer<typeof leftItemRow>>;

async function insertDoubts(
  transaction: Transaction,
  runId: string,
  left: readonly LeftItem[],
): Promise<void> {
  if (left.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO replay_attempt (id, event_id, destination_id, run_id, position, attempt, outcome, is_final, started_at, reason)
    SELECT s.id, s.event_id, r.destination_id, r.id, s.position, s.attempt,
      (CASE s.rule WHEN 'count_delivered' THEN 'delivered' ELSE 'in_doubt' END)::replay_attempt_outcome,
      s.rule <> 'send_again', clock_timestamp(),
      'It was under way when a worker ended' || CASE s.rule
        WHEN 'count_delivered' THEN ': counted as delivered, as the destination says'
        WHEN 'send_again' THEN ': sent again, as the destination says' ELSE '' END
    FROM unnest(
      ${left.map(() => uuidV7())}::uuid[],
      ${left.map(({ eventId }) => eventId)}::uuid[],
      ${left.map(({ position }) => position)}::int[],
      ${left.map(({ attempt }) => attempt)}::int2[],
      ${left.map(({ rule }) => rule)}::text[]
    ) AS s (id, event_id, position, attempt, rule), replay_run r WHERE r.id = ${runId}::uuid`;
}

/** Decides about everything in doubt in a run. @returns how many there were */
export async function decideDoubts(
  transaction: Transaction,
  runId: string,
  decision: "send_again" | "count_delivered",
): Promise<number> {
  if (decision === "send_again")
    return transaction.$executeRaw`
      UPDATE replay_item SET state = 'pending', lease_id = NULL, next_at = clock_timestamp()
      WHERE run_id = ${runId}::uuid AND state = 'in_doubt'`;
  const left = await query(
    transaction,
    leftItemRow,
    sql`
    UPDATE replay_item SET state = 'delivered', lease_id = NULL
    WHERE run_id = ${runId}::uuid AND state = 'in_doubt'
    RETURNING position, event_id AS "eventId", attempts AS attempt, 'count_delivered' AS rule`,
  );
  await insertDoubts(transaction, runId, left);
  return left.length;
}

/** Whether everything of a run is settled; then nobody claims any more of it. */
export async function isSettled(
  transaction: Transaction,
  runId: string,
): Promise<boolean> {
  const { settled } = await queryOne(
    transaction,
    z.strictObject({ settled: z.boolean() }),
    sql`
    SELECT NOT EXISTS (SELECT FROM replay_item WHERE run_id = ${runId}::uuid AND state = 'pending'
      AND (lease_id IS NULL OR lease_id IN (SELECT id FROM replay_lease WHERE run_id = ${runId}::uuid))) AS settled`,
  );
  return settled;
}

/** Of the last hundred events that a run has done with since it was last resumed, how many failed. */
export async function countRecentFailures(runId: string): Promise<number> {
  const { failed } = await queryOne(
    db(),
    countRow,
    sql`
    SELECT count(*) FILTER (WHERE outcome = 'failed')::int AS failed FROM (
      SELECT a.outcome FROM replay_attempt a JOIN replay_run r ON r.id = a.run_id
      WHERE a.run_id = ${runId}::uuid AND a.is_final AND a.started_at >= r.resumed_at
      ORDER BY a.id DESC LIMIT 100) last`,
  );
  return failed;
}

/** Stops a running run. @returns false when it was not running any more */
export async function stopRun(
  transaction: Transaction,
  runId: string,
  reason: string,
): Promise<boolean> {
  const stopped = await transaction.$executeRaw`
    UPDATE replay_run SET state = 'stopped', stop_reason = ${reason} WHERE id = ${runId}::uuid AND state = 'running'`;
  return stopped === 1;
}
