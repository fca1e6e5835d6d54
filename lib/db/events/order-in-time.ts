import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/**
 * Rows `e` of `event` by when they happened in Voucherify, arrival only where that is equal: what is
 * first, previous or latest of a customer. Lists and their cursors go by arrival instead.
 */
export function inTime(order: "asc" | "desc"): Prisma.Sql {
  return order === "asc"
    ? sql`e.happened_at ASC, e.id ASC`
    : sql`e.happened_at DESC, e.id DESC`;
}

/** Whether a row `e` of `event` happened before the event of an id, or after it; neither where there is no such event. */
export function beforeEvent(id: string): Prisma.Sql {
  return sql`(e.happened_at, e.id) < ${placeOf(id)}`;
}

export function afterEvent(id: string): Prisma.Sql {
  return sql`(e.happened_at, e.id) > ${placeOf(id)}`;
}

/** So many of the newest arrivals are asked which happened last: no delivery is later than that many others. */
export const maxLate = 50;

/**
 * The name that the latest row `e` of `event` under a condition gives a thing; a rejected request or a test names it only
 * where nothing else does. Indexes of things are in order of arrival, so it is the latest of those that arrived last.
 */
export function latestName(
  name: Prisma.Sql,
  condition: Prisma.Sql,
): Prisma.Sql {
  return sql`(SELECT late.name FROM (
      SELECT ${name} AS name, e.outcome, e.is_test, e.happened_at, e.id FROM event e
      WHERE ${condition} AND ${name} IS NOT NULL ORDER BY e.id DESC LIMIT ${maxLate}
    ) late ORDER BY late.outcome = 'rejected', late.is_test, late.happened_at DESC, late.id DESC LIMIT 1)`;
}

function placeOf(id: string): Prisma.Sql {
  return sql`(SELECT p.happened_at, p.id FROM event p WHERE p.id = ${id}::uuid)`;
}
