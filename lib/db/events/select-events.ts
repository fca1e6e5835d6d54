import { query } from "#lib/db/connection/query.ts";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { EventCursor } from "#lib/domain/event/event-cursor.ts";
import {
  type EventFilter,
  withoutKeys,
} from "#lib/domain/filter/event-filter.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { Position } from "#lib/domain/event/position.ts";
import { wasStored } from "./was-stored.ts";
import { toEventConditions } from "./event-conditions.ts";
import { eventItemRowSchema } from "./event-item-row.ts";
import { eventItemsQuery } from "./event-items-query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin, type Reads } from "#lib/db/connection/read-within.ts";
import { selectEventIds } from "./select-event-ids.ts";
import { readList } from "#lib/db/connection/read-list.ts";
import { splitSearch } from "./filter-search.ts";

const { sql } = Prisma;

/** Some events that stand next to one another in a list. */
export type EventRun = {
  readonly items: readonly EventItem[];
  /** Whether the list goes on past them, seen from the cursor. */
  readonly goesOn: boolean;
};

type PlaceInList = {
  readonly cursor: EventCursor | null;
  readonly limit: number;
  readonly now: Date;
  /** Of the list as it was then; null or nothing: as it is. */
  readonly asOf?: Position | null;
};

/**
 * The events that fit a filter, in its order, next to a cursor or from the start. What an index leads to in that order
 * is read by one statement alone.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function selectEvents(
  scope: SourceScope,
  filter: EventFilter,
  place: PlaceInList,
): Promise<EventRun> {
  const rows = isOneIndex(scope, filter)
    ? await readList(eventItemRowSchema, oneIndexQuery(scope, filter, place))
    : await readWithin((tx) => selectEventRows(tx, scope, filter, place));
  const items = rows.slice(0, place.limit);
  return {
    items: place.cursor?.side === "before" ? items.reverse() : items,
    goesOn: rows.length > place.limit,
  };
}

/** The whole list as one statement, where `isOneIndex`. */
export function oneIndexQuery(
  scope: SourceScope,
  filter: EventFilter,
  place: PlaceInList,
): Prisma.Sql {
  const { range, order, most } = toRange(filter, place);
  const condition = sql`${toEventConditions(scope, filter, place.now)} AND ${range}`;
  return eventItemsQuery(condition, order, most);
}

/** The same as rows as they lie next to the cursor, with one more that tells that there are more. */
export async function selectEventRows(
  tx: Reads,
  scope: SourceScope,
  filter: EventFilter,
  place: PlaceInList,
): Promise<EventItem[]> {
  const { now } = place;
  const { range, order, most } = toRange(filter, place);
  const condition = isLedInOrder(scope, filter)
    ? sql`${toEventConditions(scope, filter, now)} AND ${range}`
    : sql`e.id = ANY(${await selectEventIds(tx, scope, filter, { range, order, most, now })}::uuid[])`;
  return query(tx, eventItemRowSchema, eventItemsQuery(condition, order, most));
}

function toRange(
  filter: EventFilter,
  { cursor, limit, asOf = null }: PlaceInList,
) {
  const goesBack = cursor?.side === "before";
  const order = (filter.order === "asc") === goesBack ? "desc" : "asc";
  const here = beyond(cursor, order);
  return {
    range: asOf ? sql`${here} AND ${wasStored(asOf)}` : here,
    order,
    most: limit + 1,
  } as const;
}

function beyond(cursor: EventCursor | null, order: "asc" | "desc"): Prisma.Sql {
  if (!cursor) return sql`true`;
  return order === "asc"
    ? sql`e.id > ${cursor.eventId}::uuid`
    : sql`e.id < ${cursor.eventId}::uuid`;
}

/** Each pair has an index of its own, in another order than the list. */
const timesOfIndexes = [
  "sentFrom",
  "sentTo",
  "enteredFrom",
  "enteredTo",
] as const;

/** Whether the filter asks for all, or for the entries or what needs attention among all: one index holds just that in the order of the list. */
export function isOneIndex(scope: SourceScope, filter: EventFilter): boolean {
  const { test = "exclude", duplicates = "include" } = filter;
  if (scope !== "all" || test !== "exclude" || duplicates !== "include")
    return false;
  const [first, ...more] = Object.entries(
    withoutKeys(filter, ["from", "to", "order", "duplicates", "test"]),
  );
  if (first === undefined) return true;
  const [key, value] = first;
  const hasIndex = key === "entries" || key === "attention";
  return more.length === 0 && hasIndex && value === "only";
}

/** Whether one index gives what the filter asks for in the order of the list: each key has its own. */
function isLedInOrder(scope: SourceScope, filter: EventFilter): boolean {
  const asked = withoutKeys(filter, ["from", "to", "test", "order"]);
  return (
    splitSearch(filter).kind === "none" &&
    timesOfIndexes.every((key) => filter[key] === undefined) &&
    Object.keys(asked).length + (scope === "all" ? 0 : 1) <= 1
  );
}
