import type { EventFilter } from "../domain/event-filter.ts";
import { toEventConditions } from "./event-conditions.ts";
import { readWithin } from "./read-within.ts";

export type CustomerCount = {
  readonly id: string;
  readonly name: string | null;
  readonly count: number;
};

const mostCustomers = 200;

/**
 * How many of the events that fit a filter each customer id has, the largest first.
 *
 * @param most how many events are counted, the newest of those that fit
 * @throws {AppError} as `readWithin` does
 */
export function selectCustomerCounts(
  filter: EventFilter,
  now: Date,
  most: number,
): Promise<CustomerCount[]> {
  return readWithin(
    (tx) => tx.$queryRaw<CustomerCount[]>`
      SELECT id, count, name FROM (
        SELECT customer_id AS id, count(*)::int AS count,
          (array_agg(customer_name ORDER BY event_id DESC) FILTER (WHERE customer_name IS NOT NULL))[1] AS name
        FROM (
          SELECT e.id AS event_id, e.customer_id, COALESCE(e.customer_name, e.customer_email) AS customer_name
          FROM event e WHERE ${toEventConditions(filter, now)}
          ORDER BY e.id DESC LIMIT ${most}
        ) counted WHERE customer_id IS NOT NULL GROUP BY customer_id
      ) customers ORDER BY count DESC, id LIMIT ${mostCustomers}`,
  );
}
