import { z } from "zod";
import { queryOne } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { EventField } from "#lib/domain/event/event-field.ts";
import { eventFields } from "#lib/domain/event/event-fields.ts";
import type { FieldPrivacy } from "#lib/domain/field/field-privacy.ts";
import { mentions, needlesByWord } from "./mentions.ts";
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

/** The columns of fields that erasure empties. */
function columnsErased(erased: FieldPrivacy["erased"]): string[] {
  return Object.values<EventField>(eventFields)
    .filter(({ privacy }) => privacy.erased === erased)
    .map(({ column }) => column);
}

const emptied = join(
  columnsErased("always").map((column) => raw(`${column} = NULL`)),
);

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
  const byWord = needlesByWord(needles);
  const unnamed = join(
    columnsErased("where_named")
      .map(raw)
      .map(
        (column) =>
          sql`${column} = CASE WHEN NOT ${mentions(sql`to_json(e.${column})::text`, sql`known.by_word`)} THEN e.${column} END`,
      ),
  );
  return changeEventsWithin(transaction, ids, async () => {
    await transaction.$executeRaw`
      DELETE FROM delivery_key k WHERE (k.source_id, k.key) IN (
        SELECT e.source_id, theirs.key FROM event e CROSS JOIN (SELECT ${byWord}::jsonb AS by_word) known
        CROSS JOIN LATERAL (
          SELECT 'bytes:' || encode(e.body_sha256, 'hex') AS key
          UNION ALL
          SELECT 'sendout:' || e.sendout_id
          WHERE ${mentions(sql`to_json('sendout:' || e.sendout_id)::text`, sql`known.by_word`)}) theirs
        WHERE e.id = ANY(${ids}::uuid[]))`;
    return queryOne(
      transaction,
      z.strictObject({ events: z.int(), entries: z.int() }),
      sql`
      WITH erased AS (
        UPDATE event e SET commitment = ${commitment}, body = NULL, salt = NULL,
          headers = '[]', remote_address = NULL, erased_at = ${now}, is_searchable = false, search_text = '',
          customer_name_folded = NULL, customer_email_folded = NULL, problems = ${emptiedProblems},
          ${emptied}, ${unnamed}
        FROM (SELECT ${byWord}::jsonb AS by_word) known
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
