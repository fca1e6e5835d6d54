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

const columns = Object.values<EventField>(eventFields);
const always = columns.filter(isErased("always"));
const whereNamed = columns.filter(isErased("where_named"));

/** What is set in the customer's own events. */
const emptied = [
  ...[
    ...always.map(({ column }) => column),
    "customer_name_folded",
    "customer_email_folded",
  ].map(toNothing),
  ...whereNamed.map(({ column }) => toNothingWhereNamed(column)),
];

/** What is set in events of others: a digest tells of the body that is gone. */
const emptiedOfAnother = [
  ...[...always, ...whereNamed].map(({ column, type }) =>
    type === "bytea" ? toNothing(column) : toNothingWhereNamed(column),
  ),
  toNothingWhereNamed("customer_name", "customer_name_folded"),
  toNothingWhereNamed("customer_email", "customer_email_folded"),
];

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

/**
 * Turns events into dated stubs that still count, in one transaction with what is counted of them. An event that is a stub already stays as it is.
 *
 * @param needles as `toNeedles` makes them
 * @param of whose events these are: of another customer's, whatever of the reading does not name the erased one stays
 * @returns how many became stubs, and how many of them are entries
 */
export async function eraseEvents(
  transaction: Transaction,
  ids: readonly string[],
  {
    needles,
    of,
    now,
  }: {
    readonly needles: readonly string[];
    readonly of: "the customer" | "another customer";
    readonly now: Date;
  },
): Promise<{ readonly events: number; readonly entries: number }> {
  if (ids.length === 0) return { events: 0, entries: 0 };
  const byWord = needlesByWord(needles);
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
          problems = ${emptiedProblems}, ${join(of === "the customer" ? emptied : emptiedOfAnother)}
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

function isErased(erased: FieldPrivacy["erased"]) {
  return ({ privacy }: EventField) => privacy.erased === erased;
}

function toNothing(column: string): Prisma.Sql {
  return sql`${raw(column)} = NULL`;
}

/** Empties a column, or one that is derived of it, where it names the customer. */
function toNothingWhereNamed(column: string, derived = column): Prisma.Sql {
  const isNamed = mentions(
    sql`to_json(e.${raw(column)})::text`,
    sql`known.by_word`,
  );
  return sql`${raw(derived)} = CASE WHEN NOT ${isNamed} THEN e.${raw(derived)} END`;
}
