import { eventItemColumns } from "./event-item-row.ts";
import { inTime } from "./order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** Which entry of its customer into its segment, by when they happened, a row `p` of the item columns is. */
export const entryNumberOfP = sql`
  CASE WHEN p."isEntry" AND NOT p."isTest" AND p."customer.id" IS NOT NULL AND p."segment.id" IS NOT NULL THEN (
    SELECT count(*)::int FROM event earlier
    WHERE earlier.customer_id = p."customer.id" AND earlier.segment_id = p."segment.id"
      AND earlier.source_id = p."source.id" AND earlier.is_entry AND NOT earlier.is_test
      AND (earlier.happened_at, earlier.id) <= (COALESCE(p."enteredAt", p."receivedAt"), p.id)
  ) END AS "entryNumber"`;

/**
 * Reads the rows `e` of `event` under a condition as `eventItemRowSchema` takes them, in the order of
 * arrival, or of when they happened.
 *
 * The rows are cut to the limit before sources are joined and entries numbered, so that both happen for these alone.
 */
export function eventItemsQuery(
  condition: Prisma.Sql,
  order: "asc" | "desc",
  limit: number,
  by: "arrival" | "time" = "arrival",
): Prisma.Sql {
  const direction = order === "asc" ? sql`ASC` : sql`DESC`;
  const isByTime = by === "time";
  const within = isByTime ? inTime(order) : sql`e.id ${direction}`;
  const happened = sql`COALESCE(p."enteredAt", p."receivedAt") ${direction},`;
  return sql`
    SELECT p.*, s.name AS "sourceName", s.currency AS "sourceCurrency", ${entryNumberOfP}
    FROM (
      SELECT ${eventItemColumns} FROM event e WHERE ${condition}
      ORDER BY ${within} LIMIT ${limit}
    ) p JOIN source s ON s.id = p."source.id"
    ORDER BY ${isByTime ? happened : sql``} p.id ${direction}`;
}
