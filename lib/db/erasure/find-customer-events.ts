import { z } from "zod";
import { query, queryOne } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { payloadOfE } from "#lib/db/events/payload-path.ts";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventField } from "#lib/domain/event/event-field.ts";
import { eventFields } from "#lib/domain/event/event-fields.ts";
import type { PersonalValues } from "#lib/domain/customer/personal-values.ts";
import { unfilledPlaceholder } from "#lib/domain/voucherify/unfilled-placeholder.ts";

const { sql, join, raw } = Prisma;

/**
 * Every event of a customer: those that name Voucherify's id, and those of the same sources that name the merchant's id or the
 * e-mail that accepted events gave for it, or an id of Voucherify's that those gave for these, and so on. What a rejected event
 * claims to belong together proves nothing, and neither does a text that names nobody: white space, or a placeholder of a
 * payload design that was not filled in. Of a customer known by such a text alone they are the events that have it there.
 *
 * @param sourceId null for every source that was sent the id
 * @returns ids in order; none where nothing names such a customer
 */
export async function findCustomerEvents(
  runs: Transaction,
  scope: SourceScope,
  { customerId, sourceId }: { customerId: string; sourceId: string | null },
): Promise<string[]> {
  const inReach = sql`${withinScope(scope)}
    AND ${sourceId === null ? sql`true` : sql`e.source_id = ${sourceId}::uuid`}`;
  const named = (kind: string, column: Prisma.Sql) => sql`
    SELECT e.id, e.source_id, e.outcome, e.customer_id, e.customer_source_id, e.customer_email_folded
    FROM event e WHERE known.kind = ${kind} AND ${column} = known.value AND e.source_id = known.source_id`;
  const theirs = sql`(
    ${named("id", sql`e.customer_id`)} UNION ALL ${named("merchant's id", sql`e.customer_source_id`)}
    UNION ALL ${named("e-mail", sql`e.customer_email_folded`)}) theirs`;
  const rows = await query(
    runs,
    z.strictObject({ id: z.uuid() }),
    sql`
    WITH RECURSIVE known (source_id, kind, value) AS (
      SELECT DISTINCT e.source_id, 'id', e.customer_id::text FROM event e
      WHERE e.customer_id = ${customerId} AND ${inReach}
      UNION
      SELECT theirs.source_id, given.kind, given.value FROM known
      CROSS JOIN LATERAL ${theirs}
      CROSS JOIN LATERAL (VALUES ('id', theirs.customer_id), ('merchant''s id', theirs.customer_source_id),
        ('e-mail', theirs.customer_email_folded)) given (kind, value)
      WHERE theirs.outcome <> 'rejected' AND ${namesSomebody(sql`known.value`)} AND ${namesSomebody(sql`given.value`)}
    )
    SELECT DISTINCT theirs.id FROM known CROSS JOIN LATERAL ${theirs} ORDER BY theirs.id`,
  );
  return rows.map(({ id }) => id);
}

/** As `namesSomebody` of the domain. */
function namesSomebody(text: Prisma.Sql): Prisma.Sql {
  return sql`(${text} ~ '[^[:space:]]' AND ${text} !~ ${unfilledPlaceholder.source})`;
}

/** The values of fields that tell who a customer is, each with whether it is a name. */
const tracedValues = join(
  Object.values<EventField>(eventFields)
    .filter(({ privacy }) => privacy.isTraced)
    .map(({ column, type }) => {
      const value =
        type === "bytea"
          ? sql`encode(${raw(column)}, 'hex')`
          : sql`${raw(column)}`;
      return sql`(${value}, ${column === "customer_name"}::bool)`;
    }),
);

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
    FROM theirs, LATERAL (VALUES ${tracedValues}, (customer_email_folded, false), (customer_name_folded, true),
      (phone, false)) AS of_event (value, is_name)`,
  );
}
