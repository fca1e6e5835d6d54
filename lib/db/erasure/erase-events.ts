import { z } from "zod";
import { queryOne } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { mentions } from "./mentions.ts";
import { changeEventsWithin } from "#lib/db/rollups/rollup-deltas.ts";

const { sql, join, raw } = Prisma;

/**
 * What a seal of an event is over: SHA-256 over id, time of receipt (microseconds since 1970, eight bytes), source, and
 * SHA-256(body ‖ salt ‖ id). Without the salt it tells nothing of the body.
 */
const commitment = sql`CASE WHEN e.salt IS NOT NULL THEN sha256(
  uuid_send(e.id) || int8send((extract(epoch FROM e.received_at) * 1000000)::bigint) || uuid_send(e.source_id)
  || sha256(COALESCE(e.body, '') || e.salt || uuid_send(e.id))) END`;

/** The kinds stay, so that counts by them do; what a problem says may quote the body. */
const emptiedProblems = sql`COALESCE((
  SELECT jsonb_agg(problem || '{"path": "$", "message": "Erased on request."}') FROM jsonb_array_elements(e.problems) problem), '[]')`;

/** Text that is not the customer's own, and that may name them all the same: an event called after them, a segment of one. */
const otherTexts = [
  "content_type",
  "event_type",
  "event_name",
  "project_id",
  "distribution_id",
  "sendout_id",
  "channel",
  "segment_id",
  "segment_name",
  "campaign_id",
  "campaign_name",
  "promotion_tier_id",
  "promotion_tier_name",
];

/**
 * Turns events into dated stubs that still count, in one transaction with what is counted of them. An event that is a stub already stays as it is.
 *
 * @param needles as `toNeedles` makes them
 * @returns how many became stubs, and how many of them are entries
 */
export async function eraseEvents(
  transaction: Transaction,
  ids: readonly string[],
  needles: readonly string[],
  now: Date,
): Promise<{ readonly events: number; readonly entries: number }> {
  const unnamed = join(
    otherTexts
      .map(raw)
      .map(
        (column) =>
          sql`${column} = CASE WHEN NOT ${mentions(sql`to_json(e.${column})::text`, needles)} THEN e.${column} END`,
      ),
  );
  return changeEventsWithin(transaction, ids, async () => {
    await transaction.$executeRaw`
      DELETE FROM delivery_key k USING event e
      WHERE e.id = ANY(${ids}::uuid[]) AND k.source_id = e.source_id
        AND (k.key = 'bytes:' || encode(e.body_sha256, 'hex')
          OR k.key = 'sendout:' || e.sendout_id AND ${mentions(sql`to_json(k.key)::text`, needles)})`;
    return queryOne(
      transaction,
      z.strictObject({ events: z.int(), entries: z.int() }),
      sql`
      WITH erased AS (
        UPDATE event e SET commitment = ${commitment}, body = NULL, body_sha256 = NULL, salt = NULL,
          headers = '[]', remote_address = NULL, erased_at = ${now}, is_searchable = false, search_text = '',
          customer_id = NULL, customer_source_id = NULL, customer_name = NULL, customer_name_folded = NULL,
          customer_email = NULL, customer_email_folded = NULL, voucher_code = NULL, publication_id = NULL,
          voucherify_event_id = NULL, group_id = NULL, offer = NULL, problems = ${emptiedProblems},
          ${unnamed}
        WHERE e.id = ANY(${ids}::uuid[]) AND e.erased_at IS NULL
        RETURNING e.is_entry, e.tableoid::regclass::text AS partition
      ), noted AS (
        INSERT INTO erasure_cleanup (partition, erased_at)
        SELECT DISTINCT partition, ${now}::timestamptz FROM erased ORDER BY partition
        ON CONFLICT (partition) DO UPDATE SET erased_at = excluded.erased_at, erasures = erasure_cleanup.erasures + 1
      )
      SELECT count(*)::int AS events, count(*) FILTER (WHERE is_entry)::int AS entries FROM erased`,
    );
  });
}
