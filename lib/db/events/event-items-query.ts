import { eventItemColumns } from "./event-item-row.ts";
import { inTime } from "./order-in-time.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/**
 * Reads the rows `e` of `event` under a condition as `eventItemRowSchema` takes them, in the order of
 * arrival, or of when they happened.
 *
 * The rows are cut to the limit before sources are joined, so that it happens for these alone. The limit stands in the
 * text: the plan of a prepared statement that knows it leads to the first rows and not to all of them.
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
    SELECT p.*, s.name AS "sourceName", s.currency AS "sourceCurrency"
    FROM (
      SELECT ${eventItemColumns} FROM event e WHERE ${condition}
      ORDER BY ${within} LIMIT ${Prisma.raw(String(Math.trunc(limit)))}
    ) p JOIN source s ON s.id = p."source.id"
    ORDER BY ${isByTime ? happened : sql``} p.id ${direction}`;
}
