import { query, queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { withinScope } from "#lib/db/events/scope-conditions.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { inTime } from "#lib/db/events/order-in-time.ts";
import { codeSent } from "#lib/db/events/code-sent.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { payloadOfE } from "#lib/db/events/payload-path.ts";

const { sql } = Prisma;

/** Beyond this many entries of one customer only the newest are counted. */
export const maxOfCustomer = 10_000;

/** Over how many of the newest entries the figures are drawn. */
const maxSummaries = 200;

export type CustomerKey = {
  readonly customerId: string;
  readonly sourceId: string;
};

/** The rows `e` of `event` that name a customer to a source. */
export function ofCustomer(
  scope: SourceScope,
  { customerId, sourceId }: CustomerKey,
): Prisma.Sql {
  return sql`e.customer_id = ${customerId} AND e.source_id = ${sourceId}::uuid
    AND ${withinScope(scope)}`;
}

const customerSourceRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  currency: z.string().nullable(),
});
export type CustomerSourceRow = Readonly<
  z.infer<typeof customerSourceRowSchema>
>;

/**
 * The sources that were sent a customer of this id, in whatever event; the one with the newest event first.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCustomerSources(
  scope: SourceScope,
  customerId: string,
): Promise<CustomerSourceRow[]> {
  return readWithin((tx) =>
    query(
      tx,
      customerSourceRowSchema,
      sql`
      SELECT s.id, s.name, s.currency FROM source s
      CROSS JOIN LATERAL (
        SELECT e.id FROM event e WHERE e.customer_id = ${customerId} AND e.source_id = s.id
        ORDER BY e.id DESC LIMIT 1) newest
      WHERE ${withinScope(scope, sql`s.id`)} ORDER BY newest.id DESC`,
    ),
  );
}

const customerOverviewRowSchema = z.strictObject({
  name: z.string().nullable(),
  email: z.string().nullable(),
  customerSourceId: z.string().nullable(),
  /** At most `maxOfCustomer + 1`, as are the others. */
  entries: z.number(),
  segments: z.number(),
  codes: z.number(),
  promotions: z.number(),
  firstEntryAt: z.date().nullable(),
  lastEntryAt: z.date().nullable(),
});
export type CustomerOverviewRow = Readonly<
  z.infer<typeof customerOverviewRowSchema>
>;

const summaryRowSchema = z.strictObject({
  at: z.date(),
  /** JSON, to the last digit as it was sent. */
  summary: z.string().nullable(),
});
export type SummaryRow = Readonly<z.infer<typeof summaryRowSchema>>;

/**
 * Who a customer is, what their entries come to, and their summaries, oldest first.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectCustomerOverview(
  scope: SourceScope,
  key: CustomerKey,
): Promise<{
  readonly overview: CustomerOverviewRow;
  readonly summaries: readonly SummaryRow[];
}> {
  const theirs = ofCustomer(scope, key);
  return readWithin(async (tx) => {
    const overview = await queryFirst(
      tx,
      customerOverviewRowSchema,
      sql`
      WITH counted AS MATERIALIZED (
        SELECT e.segment_id, ${codeSent} AS voucher_code, e.promotion_tier_id,
          e.happened_at AS at
        FROM event e WHERE ${theirs} AND e.is_entry AND NOT e.is_test
        ORDER BY ${inTime("desc")} LIMIT ${maxOfCustomer + 1}
      )
      SELECT count(*)::int AS entries, count(DISTINCT segment_id)::int AS segments,
        count(DISTINCT voucher_code)::int AS codes, count(DISTINCT promotion_tier_id)::int AS promotions,
        max(at) AS "lastEntryAt",
        (SELECT e.happened_at FROM event e WHERE ${theirs} AND e.is_entry AND NOT e.is_test
          ORDER BY ${inTime("asc")} LIMIT 1) AS "firstEntryAt",
        ${newest(sql`e.customer_name`, theirs)} AS name,
        ${newest(sql`e.customer_email`, theirs)} AS email,
        ${newest(sql`e.customer_source_id`, theirs)} AS "customerSourceId"
      FROM counted`,
    );
    if (!overview) throw new Error("An aggregate answered no row.");
    const summaries = await query(
      tx,
      summaryRowSchema,
      sql`
      SELECT at, COALESCE(payload -> 'data' -> 'customer', payload -> 'customer') ->> 'summary' AS summary
      FROM (
        SELECT e.id, ${payloadOfE} AS payload, e.happened_at AS at
        FROM event e WHERE ${theirs} AND e.is_entry AND NOT e.is_test ORDER BY ${inTime("desc")} LIMIT ${maxSummaries}
      ) newest ORDER BY at, id`,
    );
    return { overview, summaries };
  });
}

/** What the latest accepted event that has it says; a rejected one proves nothing, and a test is of nobody. */
function newest(column: Prisma.Sql, theirs: Prisma.Sql): Prisma.Sql {
  return sql`(SELECT ${column} FROM event e
    WHERE ${theirs} AND e.outcome <> 'rejected' AND ${column} IS NOT NULL
    ORDER BY e.is_test, ${inTime("desc")} LIMIT 1)`;
}
