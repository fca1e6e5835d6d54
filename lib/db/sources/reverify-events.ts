import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { segmentEntered } from "#lib/domain/reading/classify-body.ts";
import { repeatDiffers } from "#lib/domain/reading/repeat-differs.ts";
import { query } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { changeEvents } from "#lib/db/rollups/rollup-deltas.ts";
import { knownOfSource, knownOfSourceColumns } from "./known-of-source.ts";

const { sql } = Prisma;

const rejectedRow = z.strictObject({
  id: z.uuid(),
  receivedAt: z.date(),
  body: z.instanceof(Uint8Array),
  headers: z.array(z.tuple([z.string(), z.string()])),
  ...knownOfSource,
});
/** A request that was rejected for its signature and whose bytes were kept. */
export type RejectedEvent = Readonly<z.infer<typeof rejectedRow>>;

/** A page of them, in order of arrival. @param after the id to go on behind; null to begin */
export async function selectRejectedEvents(
  sourceId: string,
  after: string | null,
  limit: number,
): Promise<RejectedEvent[]> {
  return query(
    db(),
    rejectedRow,
    sql`
    SELECT e.id, e.received_at AS "receivedAt", e.body, e.headers, ${knownOfSourceColumns}
    FROM event e JOIN source s ON s.id = e.source_id
    WHERE e.source_id = ${sourceId}::uuid AND e.outcome = 'rejected' AND e.body IS NOT NULL
      AND e.rejection LIKE 'signature%'
      AND ${after === null ? sql`true` : sql`e.id > ${after}::uuid`}
    ORDER BY e.id LIMIT ${limit}`,
  );
}

/** How many there are, counted no further than `limit`. */
export async function countRejectedEvents(
  sourceId: string,
  limit: number,
): Promise<number> {
  const [row] = await query(
    db(),
    z.strictObject({ count: z.int() }),
    sql`
    SELECT count(*)::int AS count FROM (
      SELECT FROM event e
      WHERE e.source_id = ${sourceId}::uuid AND e.outcome = 'rejected' AND e.body IS NOT NULL
        AND e.rejection LIKE 'signature%'
      LIMIT ${limit}) AS counted`,
  );
  return row?.count ?? 0;
}

/** A rejected event that verifies now. */
export type VerifiedEvent = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly secretId: string;
  /** As receiving would have made it; null where nothing tells repeats apart. */
  readonly deliveryKey: string | null;
};

/** How long the same bytes without ids count as a repeat, as in receiving. */
const suspectHours = 25;

/**
 * Accepts rejected events after all, with what is counted of them, in one transaction. One whose delivery was
 * accepted meanwhile, or by an earlier one of these, becomes a duplicate of that.
 *
 * @param events in order of arrival @returns the ids of those that are now accepted
 */
export async function acceptEvents(
  sourceId: string,
  events: readonly VerifiedEvent[],
  now: Date,
): Promise<string[]> {
  const ids = events.map(({ id }) => id);
  return changeEvents(ids, async (transaction) => {
    const rows = await query(
      transaction,
      z.strictObject({ id: z.uuid(), accepted: z.boolean() }),
      sql`
      WITH input AS MATERIALIZED (
        SELECT given.*, e.received_at FROM unnest(
          ${ids}::uuid[],
          ${events.map(({ secretId }) => secretId)}::uuid[],
          ${events.map(({ deliveryKey }) => deliveryKey)}::text[]
        ) AS given (id, secret_id, delivery_key)
        JOIN event e ON e.id = given.id AND e.outcome = 'rejected' AND e.erased_at IS NULL
      ), first AS (
        SELECT DISTINCT ON (delivery_key) * FROM input WHERE delivery_key IS NOT NULL ORDER BY delivery_key, id
      ), claimed AS (
        INSERT INTO delivery_key AS held (source_id, key, event_id, claimed_at)
        SELECT ${sourceId}::uuid, delivery_key, id, received_at FROM first ORDER BY delivery_key
        ON CONFLICT (source_id, key) DO UPDATE SET
          event_id = CASE WHEN ${isLapsed} THEN excluded.event_id ELSE held.event_id END,
          claimed_at = CASE WHEN ${isLapsed} THEN excluded.claimed_at ELSE held.claimed_at END
        RETURNING key, event_id
      )
      UPDATE event e SET
        outcome = (CASE WHEN claimed.event_id IS NULL OR claimed.event_id = e.id THEN 'accepted' ELSE 'duplicate' END)::outcome,
        is_entry = COALESCE(e.event_type = ${segmentEntered}, false) AND (claimed.event_id IS NULL OR claimed.event_id = e.id),
        duplicate_of = NULLIF(claimed.event_id, e.id),
        duplicate_kind = (CASE WHEN claimed.event_id <> e.id
          THEN CASE WHEN input.delivery_key LIKE 'sendout:%' THEN 'sender_retry' ELSE 'suspected' END END)::duplicate_kind,
        rejection = NULL, signature = 'valid', secret_id = input.secret_id,
        reverified_at = ${now.toISOString()}::timestamptz
      FROM input LEFT JOIN claimed ON claimed.key = input.delivery_key
      WHERE e.id = input.id
      RETURNING e.id, e.outcome = 'accepted' AS accepted`,
    );
    await markDiffering(transaction, ids);
    return rows.filter(({ accepted }) => accepted).map(({ id }) => id);
  });
}

/** Says of those that became duplicates whether they brought other bytes than the first, as receiving does. */
async function markDiffering(
  transaction: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE event e SET problems = e.problems || ${JSON.stringify([repeatDiffers])}::jsonb, needs_attention = true
    FROM event first WHERE e.id = ANY(${ids}::uuid[]) AND first.id = e.duplicate_of
      AND first.body_sha256 <> e.body_sha256 AND NOT e.problems @> '[{"kind": "repeat_differs"}]'`;
}

/** Same bytes far apart in time are no repeat: the later of the two holds the key. */
const isLapsed = sql`(held.key LIKE 'bytes:%' AND held.claimed_at < excluded.claimed_at - make_interval(hours => ${suspectHours}))`;
