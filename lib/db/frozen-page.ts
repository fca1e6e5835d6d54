import type { FrozenSelection } from "../domain/export-request.ts";
import { toEventConditions } from "./event-conditions.ts";
import { Prisma } from "./generated/client.ts";

const { sql } = Prisma;

/**
 * How long one page of an export may take: a rare value that no index serves is
 * looked for through the whole table before the first page is full.
 */
export const exportPageLimitMs = 60_000;

/** The order of an export as SQL. */
export function directionOf({ filter }: FrozenSelection): Prisma.Sql {
  return filter.order === "asc" ? sql`ASC` : sql`DESC`;
}

/** The condition on the rows `e` of `event` that a frozen selection has after an event, or at all. */
export function frozenConditions(
  { filter, watermark }: FrozenSelection,
  after: string | null,
): Prisma.Sql {
  const beyond =
    after === null
      ? sql`true`
      : filter.order === "asc"
        ? sql`e.id > ${after}::uuid`
        : sql`e.id < ${after}::uuid`;
  // Its times are absolute, so that no "now" can matter.
  return sql`${toEventConditions(filter, new Date(0))} AND e.id <= ${watermark}::uuid AND ${beyond}`;
}
