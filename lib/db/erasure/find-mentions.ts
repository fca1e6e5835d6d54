import { z } from "zod";
import { query, queryOne } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { payloadOfE } from "#lib/db/events/payload-path.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import {
  type Identifiers,
  type KnownAs,
  toIdentifiers,
} from "#lib/domain/customer/identifiers.ts";
import {
  toPattern,
  toValuePattern,
} from "#lib/domain/customer/personal-values.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";

const { sql } = Prisma;

/** An event that mentions a customer somewhere in what was sent. */
export type Mention = {
  readonly id: string;
  readonly isEntry: boolean;
  /** Whether it is of another customer, whose it stays. */
  readonly isOfAnother: boolean;
};

const mentionSchema = z.strictObject({
  id: z.uuid(),
  isEntry: z.boolean(),
  isOfAnother: z.boolean(),
});

/** Bodies, and bytes of them, looked into by one statement, so that none takes long. */
const chunkSize = 5_000;
const chunkBytes = 64 * 1024 * 1024;
/** Bodies are looked into for no more values than these, each of which costs its time; what is searched for is for any number. */
const maxValues = 24;

/** What these events call their customer. Rejected ones prove nothing, and a code that somebody else was sent too is not theirs alone. */
async function selectKnownAs(
  runs: Transaction,
  ids: readonly string[],
): Promise<KnownAs> {
  const texts = z.array(z.string());
  return queryOne(
    runs,
    z.strictObject({ ids: texts, phones: texts, codes: texts }),
    sql`
    WITH theirs AS MATERIALIZED (
      SELECT e.customer_id, e.customer_source_id, e.customer_email, e.voucher_code,
        COALESCE(${payloadOfE} -> 'data' -> 'customer', ${payloadOfE} -> 'customer') ->> 'phone' AS phone
      FROM event e WHERE e.id = ANY(${ids}::uuid[]) AND e.outcome <> 'rejected'
    )
    SELECT
      ARRAY(SELECT DISTINCT id FROM theirs, LATERAL (VALUES (customer_id), (customer_source_id), (customer_email)) AS known (id)
        WHERE id <> '') AS ids,
      ARRAY(SELECT DISTINCT phone FROM theirs WHERE phone <> '') AS phones,
      ARRAY(SELECT DISTINCT voucher_code FROM theirs WHERE voucher_code <> '' AND NOT EXISTS (
        SELECT FROM event o WHERE o.voucher_code = theirs.voucher_code AND o.outcome <> 'rejected'
          AND num_nonnulls(o.customer_id, o.customer_source_id, o.customer_email) > 0
          AND NOT o.id = ANY(${ids}::uuid[]))) AS codes`,
  );
}

/**
 * Every event that holds one of a customer's identifiers anywhere: in the body, wherever a designer put it, in what is
 * searched for, in a header. No index knows all of that: each body is looked into, some thousands at a time.
 *
 * @param own ids of the customer's own events, which are left out
 * @param from an event's id or NIL_UUID: older ones are left out
 * @param before an event's id: it and newer ones are left out
 * @returns in order of id
 */
export async function findMentions(
  runs: Transaction,
  scope: SourceScope,
  own: readonly string[],
  {
    sourceId,
    from = NIL_UUID,
    before,
  }: {
    readonly sourceId: string | null;
    readonly from?: string;
    readonly before?: string;
  },
): Promise<Mention[]> {
  const identifiers = toIdentifiers(await selectKnownAs(runs, own));
  const { anywhere, wholeValues } = identifiers;
  if (anywhere.length + wholeValues.length === 0) return [];
  const found: Mention[] = [];
  for (let next: string | null = from; next !== null;) {
    const chunk: Chunk = await searchChunk(runs, {
      own,
      identifiers,
      reach: sql`e.id >= ${next}::uuid AND ${before === undefined ? sql`true` : sql`e.id < ${before}::uuid`}
        AND ${withinScope(scope)} AND ${sourceId === null ? sql`true` : sql`e.source_id = ${sourceId}::uuid`}`,
    });
    found.push(...chunk.found);
    next = chunk.next;
  }
  return found;
}

type Chunk = {
  readonly found: readonly Mention[];
  readonly next: string | null;
};

async function searchChunk(
  runs: Transaction,
  {
    own,
    identifiers: { anywhere, wholeValues, ids },
    reach,
  }: {
    own: readonly string[];
    identifiers: Identifiers;
    reach: Prisma.Sql;
  },
): Promise<Chunk> {
  const values = wholeValues.length > maxValues ? [] : wholeValues;
  const needles = [...anywhere, ...values];
  const patterns = [...anywhere.map(toPattern), ...values.map(toValuePattern)];
  const isKnown = (column: Prisma.Sql) =>
    sql`COALESCE(lower(${column} COLLATE "C") = ANY(${ids}::text[]), false)`;
  const rows = await query(
    runs,
    mentionSchema.extend({ isMention: z.boolean() }),
    sql`
    WITH judged AS (
      SELECT e.*, NOT e.is_next AND e.id <> ALL(${own}::uuid[]) AND (
        EXISTS (SELECT FROM unnest(string_to_array(e.search_text, E'\n')) line WHERE line = ANY(${wholeValues}::text[]))
        OR EXISTS (
          SELECT FROM (SELECT lower((encode(COALESCE(e.body, ''), 'escape') || E'\n' || e.search_text || E'\n' || e.headers::text) COLLATE "C")
            AS text OFFSET 0) sent
          WHERE EXISTS (SELECT FROM unnest(${needles}::text[]) needle WHERE strpos(sent.text, needle) > 0)
            AND sent.text ~ ANY(${patterns}::text[]))) AS is_mention
      FROM (
        SELECT *, place > ${chunkSize} OR (place > 1 AND bytes > ${chunkBytes}) AS is_next FROM (
          SELECT e.*, row_number() OVER in_order AS place, sum(e.body_size) OVER in_order AS bytes FROM event e
          WHERE ${reach} AND e.erased_at IS NULL WINDOW in_order AS (ORDER BY e.id) ORDER BY e.id LIMIT ${chunkSize + 1}) chunk
      ) e
    )
    SELECT e.id, e.is_entry AS "isEntry", e.is_mention AS "isMention",
      num_nonnulls(e.customer_id, e.customer_source_id, e.customer_email) > 0 AND NOT (
        ${isKnown(sql`e.customer_id`)} OR ${isKnown(sql`e.customer_source_id`)} OR ${isKnown(sql`e.customer_email`)}) AS "isOfAnother"
    FROM judged e WHERE e.is_mention OR e.is_next ORDER BY e.id`,
  );
  return {
    found: rows.flatMap(({ isMention, ...mention }) =>
      isMention ? [mention] : [],
    ),
    next: rows.find(({ isMention }) => !isMention)?.id ?? null,
  };
}
