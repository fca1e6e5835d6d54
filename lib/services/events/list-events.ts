import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { selectCodeReused } from "#lib/db/events/code-reused.ts";
import { withCodeReused } from "#lib/domain/reading/code-reused.ts";
import { toFilterDetails } from "#lib/services/activity/to-filter-details.ts";
import { noteView } from "#lib/services/activity/note-view.ts";
import { authorizeFilter, visible } from "#lib/services/visible.ts";
import type { Context } from "#lib/services/context.ts";
import { type EventRun, selectEvents } from "#lib/db/events/select-events.ts";
import { takePosition } from "#lib/db/positions/take-position.ts";
import type { Position } from "#lib/domain/event/position.ts";
import {
  type EventCursor,
  formatEventCursor,
} from "#lib/domain/event/event-cursor.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { requireCursor } from "./require-cursor.ts";

export type EventPage = {
  readonly items: readonly EventItem[];
  /** Leads to what follows in the list's order; null at its end. */
  readonly nextCursor: string | null;
  /** Leads to what comes before; null at its start. */
  readonly previousCursor: string | null;
};

export type PageRequest = {
  /** As an earlier page gave it. */
  readonly cursor?: string | null | undefined;
  /** 1 to 200. */
  readonly limit?: number | undefined;
};

type Page = {
  readonly cursor: EventCursor | null;
  readonly limit: number;
};

/**
 * One page of the events that fit a filter, newest first or, with `order: "asc"`, oldest first.
 *
 * What was stored before the call is seen by it. Following `nextCursor` visits each event once, whatever
 * arrives meanwhile. In ascending order, where later pages would meet what is arriving, they are of what was stored
 * when the first was asked for, and of all that: an older event that is committed later is in no page of it.
 *
 * @throws {AppError} `forbidden`; `invalid_request` for a cursor that no page gave, and as `selectEvents` does
 */
export async function listEvents(
  context: Context,
  filter: EventFilter,
  { cursor, limit = 50 }: PageRequest = {},
): Promise<EventPage> {
  authorizeFilter(context, filter);
  const page = { cursor: requireCursor(cursor ?? null), limit };
  const { items: found, ...cursors } =
    page.cursor?.side === "before"
      ? await listBack(context, filter, page)
      : await listOn(context, filter, page);
  const items = await withFoundProblems(found, filter);
  if (items.length > 0) {
    noteView(context, {
      action: "list.view",
      ...toFilterDetails(filter, { rows: items.length }),
    });
  }
  return {
    items: items.map((item) => visible.item(context, item)),
    ...cursors,
  };
}

/** What no event knows of itself is looked for where it is asked for; the page of an event always tells it. */
async function withFoundProblems(
  items: readonly EventItem[],
  { problem = [] }: EventFilter,
): Promise<readonly EventItem[]> {
  if (!problem.includes("code_reused")) return items;
  const reused = await selectCodeReused(items.map(({ id }) => id));
  return items.map((item) => withCodeReused(item, reused.has(item.id)));
}

async function listOn(
  context: Context,
  filter: EventFilter,
  page: Page,
): Promise<EventPage> {
  const asOf = await positionOf(context, filter, page);
  const { items, goesOn } = await selectRun(context, filter, page, asOf);
  const here = page.cursor?.eventId ?? NIL_UUID;
  return {
    items,
    nextCursor: goesOn
      ? cursorTo("after", items.at(-1)?.id ?? here, asOf)
      : null,
    previousCursor:
      page.cursor && cursorTo("before", items[0]?.id ?? here, asOf),
  };
}

/** Going back to the start shows the whole first page, rather than what little came before this one. */
async function listBack(
  context: Context,
  filter: EventFilter,
  page: Page,
): Promise<EventPage> {
  const asOf = page.cursor?.asOf ?? null;
  const { items, goesOn } = await selectRun(context, filter, page, asOf);
  const [first] = items;
  const last = items.at(-1);
  if (!goesOn || !first || !last) {
    return listOn(context, filter, { ...page, cursor: null });
  }
  return {
    items,
    nextCursor: cursorTo("after", last.id, asOf),
    previousCursor: cursorTo("before", first.id, asOf),
  };
}

function selectRun(
  { access, now }: Context,
  filter: EventFilter,
  page: Page,
  asOf: Position | null,
): Promise<EventRun> {
  return selectEvents(access.sources, filter, { ...page, now, asOf });
}

/** In descending order what arrives comes before the first page, and no later one meets it. */
async function positionOf(
  { access }: Context,
  filter: EventFilter,
  { cursor }: Page,
): Promise<Position | null> {
  if (filter.order !== "asc") return null;
  return cursor?.asOf ?? (await takePosition(access.sources)).position;
}

function cursorTo(
  side: EventCursor["side"],
  eventId: string,
  asOf: Position | null,
): string {
  return formatEventCursor({ side, eventId, asOf });
}
