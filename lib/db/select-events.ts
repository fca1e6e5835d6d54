import type { EventCursor } from "../domain/event-cursor.ts";
import type { EventFilter } from "../domain/event-filter.ts";
import type { EventItem } from "../domain/event.ts";
import { toEventConditions } from "./event-conditions.ts";
import { type EventItemRow, toEventItem } from "./event-item-row.ts";
import { eventItemsQuery } from "./event-items-query.ts";
import { Prisma } from "./generated/client.ts";
import { readWithin } from "./read-within.ts";

const { sql } = Prisma;

/** Some events that stand next to one another in a list. */
export type EventRun = {
  readonly items: readonly EventItem[];
  /** Whether the list goes on past them, seen from the cursor. */
  readonly goesOn: boolean;
};

/**
 * The events that fit a filter, in its order, next to a cursor or from the start.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectEvents(
  filter: EventFilter,
  page: {
    readonly cursor: EventCursor | null;
    readonly limit: number;
    readonly now: Date;
  },
): Promise<EventRun> {
  const goesBack = page.cursor?.side === "before";
  const order = (filter.order === "asc") === goesBack ? "desc" : "asc";
  const condition = sql`${toEventConditions(filter, page.now)} AND ${beyond(page.cursor, order)}`;
  const rows = await readWithin((tx) =>
    tx.$queryRaw<EventItemRow[]>(
      eventItemsQuery(condition, order, page.limit + 1),
    ),
  );
  const items = rows.slice(0, page.limit).map(toEventItem);
  return {
    items: goesBack ? items.reverse() : items,
    goesOn: rows.length > page.limit,
  };
}

function beyond(cursor: EventCursor | null, order: "asc" | "desc"): Prisma.Sql {
  if (!cursor) return sql`true`;
  return order === "asc"
    ? sql`e.id > ${cursor.eventId}::uuid`
    : sql`e.id < ${cursor.eventId}::uuid`;
}
