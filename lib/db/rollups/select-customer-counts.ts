import { Prisma } from "#lib/db/generated/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { toEventConditions } from "#lib/db/events/event-conditions.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";

const customerCountSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  count: z.number(),
  /** Whether all events that fit were counted. */
  exact: z.boolean(),
});
export type CustomerCount = Readonly<z.infer<typeof customerCountSchema>>;

const maxCustomers = 200;

/**
 * How many of the events that fit a filter each customer id has, the largest first, with its newest name.
 *
 * @param most how many events are counted, the newest of those that fit
 * @throws {AppError} as `readWithin` does
 */
export function selectCustomerCounts(
  scope: SourceScope,
  filter: EventFilter,
  now: Date,
  most: number,
): Promise<CustomerCount[]> {
  return readWithin((tx) =>
    query(
      tx,
      customerCountSchema,
      Prisma.sql`
      WITH counted AS MATERIALIZED (
        SELECT e.id, e.customer_id, e.outcome, e.happened_at, COALESCE(e.customer_name, e.customer_email) AS name
        FROM event e WHERE ${toEventConditions(scope, filter, now)}
        ORDER BY e.id DESC LIMIT ${most + 1}
      )
      SELECT customer_id AS id, count(*)::int AS count,
        (array_agg(name ORDER BY outcome = 'rejected', happened_at DESC, id DESC) FILTER (WHERE name IS NOT NULL))[1] AS name,
        (SELECT count(*) FROM counted) <= ${most} AS exact
      FROM counted WHERE customer_id IS NOT NULL GROUP BY customer_id
      ORDER BY count DESC, customer_id LIMIT ${maxCustomers}`,
    ),
  );
}
