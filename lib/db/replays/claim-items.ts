import { z } from "zod";
import { executeReplay, queryReplay } from "#lib/db/connection/replay-pool.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

const claimedRow = z.strictObject({
  position: z.int(),
  eventId: z.uuid(),
  /** From 1. */
  attempt: z.int(),
  /** Events with the same one are sent one after another; null: it waits for none. */
  customerKey: z.string().nullable(),
});
/** One event that a worker is to send now. */
export type ClaimedItem = Readonly<z.infer<typeof claimedRow>>;

/**
 * Claims the next events of a running run, in order. Of workers that ask at the same moment
 * each gets others; an event whose customer has an earlier one still to be settled elsewhere is left
 * until then.
 *
 * What is claimed is pending under a lease: none of what an index says changes, so that no index has to be written. Rows are
 * looked up as an array, where they lie: no statistics know a new run, and a join with what they take for one row reads all of
 * it for every event.
 *
 * @param window how many are looked at: more than `limit` where customers have many events
 */
export async function claimItems({
  runId,
  leaseId,
  limit,
  window,
}: {
  readonly runId: string;
  readonly leaseId: string;
  readonly limit: number;
  readonly window: number;
}): Promise<ClaimedItem[]> {
  const claimed = await queryReplay(
    claimedRow,
    sql`
    WITH run AS MATERIALIZED (
      SELECT r.id, CASE WHEN p.failures_in_a_row >= ${failuresBeforeRest} THEN 1 ELSE ${limit}::int END AS block
      FROM replay_run r
        JOIN destination d ON d.id = r.destination_id
        JOIN destination_pace p ON p.destination_id = d.id
        JOIN replay_lease l ON l.id = ${leaseId}::uuid AND l.until > clock_timestamp()
      WHERE r.id = ${runId}::uuid AND r.state = 'running' AND d.paused_at IS NULL
        AND (p.resting_until IS NULL OR p.resting_until <= clock_timestamp())
      FOR KEY SHARE OF r
    ), candidate AS MATERIALIZED (
      SELECT i.ctid, i.position, i.customer_key FROM replay_item i
      WHERE i.run_id = ${runId}::uuid AND i.state = 'pending' AND i.lease_id IS NULL AND i.next_at <= clock_timestamp()
        AND EXISTS (SELECT FROM run)
      ORDER BY i.position LIMIT ${window} FOR UPDATE OF i SKIP LOCKED
    ), free AS (
      SELECT c.ctid FROM candidate c
      WHERE c.customer_key IS NULL OR NOT EXISTS (
        SELECT FROM replay_item b
        WHERE b.run_id = ${runId}::uuid AND b.customer_key = c.customer_key AND b.position < c.position
          AND b.state = 'pending'
          AND b.position NOT IN (SELECT o.position FROM candidate o))
      ORDER BY c.position LIMIT (SELECT block FROM run)
    )
    UPDATE replay_item i SET lease_id = ${leaseId}::uuid, attempts = i.attempts + 1
    WHERE i.ctid = ANY(ARRAY(SELECT ctid FROM free))
    RETURNING i.position, i.event_id AS "eventId", i.attempts AS attempt, i.customer_key AS "customerKey"`,
  );
  return claimed.sort((a, b) => a.position - b.position);
}

/** So many failures in a row, and a destination is left alone for a while. */
export const failuresBeforeRest = 30;

/** Gives back what was claimed and not begun. @param afterMs nobody claims it before */
export async function releaseItems(
  runId: string,
  leaseId: string,
  positions: readonly number[],
  afterMs = 0,
): Promise<void> {
  await executeReplay(sql`
    UPDATE replay_item SET lease_id = NULL, attempts = attempts - 1,
      next_at = GREATEST(next_at, clock_timestamp() + make_interval(secs => ${afterMs / 1_000}::float8))
    WHERE run_id = ${runId}::uuid AND position = ANY(${[...positions]}::int[])
      AND lease_id = ${leaseId}::uuid AND state = 'pending'`);
}

/** Takes what a run skips after all out of what was claimed. */
export async function skipItems(
  runId: string,
  leaseId: string,
  positions: readonly number[],
  reason: string,
): Promise<void> {
  await executeReplay(sql`
    UPDATE replay_item SET state = 'skipped', skip_reason = ${reason}, lease_id = NULL, attempts = attempts - 1
    WHERE run_id = ${runId}::uuid AND position = ANY(${[...positions]}::int[])
      AND lease_id = ${leaseId}::uuid AND state = 'pending'`);
}

const sentElsewhereRow = z.strictObject({
  id: z.uuid(),
  isDelivered: z.boolean(),
});

/**
 * Which of these events a destination has got meanwhile, and which another run is sending there now. Both are told of one
 * moment, after this run's own claim: of two runs that claim one event, at least one sees the other.
 */
export async function findSentElsewhere(
  {
    id,
    destinationId,
  }: { readonly id: string; readonly destinationId: string },
  eventIds: readonly string[],
): Promise<{
  readonly delivered: Set<string>;
  readonly underWay: Set<string>;
}> {
  const rows = await queryReplay(
    sentElsewhereRow,
    sql`
    WITH elsewhere AS MATERIALIZED (
      SELECT l.id FROM replay_lease l JOIN replay_run r ON r.id = l.run_id
      WHERE r.destination_id = ${destinationId}::uuid AND r.id <> ${id}::uuid AND l.until > clock_timestamp()
    )
    SELECT DISTINCT event_id AS id, true AS "isDelivered" FROM replay_attempt
    WHERE destination_id = ${destinationId}::uuid AND outcome = 'delivered'
      AND event_id = ANY(${[...eventIds]}::uuid[])
    UNION ALL
    SELECT DISTINCT i.event_id, false FROM replay_item i
    -- Mostly there is none, and then no item is looked up.
    WHERE EXISTS (SELECT FROM elsewhere)
      AND i.event_id = ANY(${[...eventIds]}::uuid[]) AND i.state = 'pending'
      AND i.lease_id = ANY(ARRAY(SELECT id FROM elsewhere))`,
  );
  const idsOf = (isDelivered: boolean) =>
    new Set(
      rows
        .filter((row) => row.isDelivered === isDelivered)
        .map((row) => row.id),
    );
  return { delivered: idsOf(true), underWay: idsOf(false) };
}
