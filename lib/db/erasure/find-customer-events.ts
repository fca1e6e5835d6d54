import { z } from "zod";
import { query, queryOne } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { payloadOfE } from "#lib/db/events/payload-path.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { PersonalValues } from "#lib/domain/customer/personal-values.ts";

const { sql } = Prisma;

/**
 * Every event of a customer: those that name Voucherify's id, and those of the same sources that name the merchant's id or the
 * e-mail that accepted events gave for it. What a rejected event claims to belong together proves nothing.
 *
 * @param sourceId null for every source that was sent the id
 * @returns ids in order; none where nothing names such a customer
 */
export async function findCustomerEvents(
  transaction: Transaction,
  scope: SourceScope,
  { customerId, sourceId }: { customerId: string; sourceId: string | null },
): Promise<string[]> {
  const inReach = sql`${withinScope(scope)}
    AND ${sourceId === null ? sql`true` : sql`e.source_id = ${sourceId}::uuid`}`;
  const rows = await query(
    transaction,
    z.strictObject({ id: z.uuid() }),
    sql`
    WITH named AS MATERIALIZED (
      SELECT e.id, e.source_id, e.customer_source_id, e.customer_email_folded, e.outcome
      FROM event e WHERE e.customer_id = ${customerId} AND ${inReach}
    ), known AS MATERIALIZED (
      SELECT DISTINCT source_id, customer_source_id, customer_email_folded FROM named WHERE outcome <> 'rejected'
    )
    SELECT id FROM named
    UNION SELECT e.id FROM known k JOIN event e
      ON e.customer_source_id = k.customer_source_id AND e.source_id = k.source_id
    UNION SELECT e.id FROM known k JOIN event e
      ON e.customer_email_folded = k.customer_email_folded AND e.source_id = k.source_id
    ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** What those events call their customer, each value once. */
export async function selectPersonalValues(
  transaction: Transaction,
  ids: readonly string[],
): Promise<PersonalValues> {
  return queryOne(
    transaction,
    z.strictObject({ values: z.array(z.string()), names: z.array(z.string()) }),
    sql`
    WITH theirs AS MATERIALIZED (
      SELECT e.*, COALESCE(${payloadOfE} -> 'data' -> 'customer', ${payloadOfE} -> 'customer') ->> 'phone' AS phone
      FROM event e WHERE e.id = ANY(${ids}::uuid[])
    )
    SELECT COALESCE(array_agg(DISTINCT value) FILTER (WHERE value <> ''), '{}') AS values,
      COALESCE(array_agg(DISTINCT value) FILTER (WHERE value <> '' AND is_name), '{}') AS names
    FROM theirs, LATERAL (VALUES
      (customer_id, false), (customer_source_id, false), (customer_email, false), (customer_email_folded, false),
      (customer_name, true), (customer_name_folded, true), (phone, false), (voucher_code, false),
      (publication_id, false), (encode(body_sha256, 'hex'), false)) AS of_event (value, is_name)`,
  );
}
