import type { Context } from "#lib/services/context.ts";
import { setTimeout as pause } from "node:timers/promises";
import { type EventRun, selectEvents } from "#lib/db/events/select-events.ts";
import { selectSettledId } from "#lib/db/exports/select-settled-id.ts";
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

/** Before every event. */
const NIL_UUID = "00000000-0000-0000-0000-000000000000";

const settleMs = 3_000;
const settleStepMs = 100;

/**
 * One page of the events that fit a filter, newest first or, with `order: "asc"`, oldest first.
 *
 * What was stored before the call is seen by it. Following `nextCursor` visits
 * each event once, whatever arrives meanwhile. In ascending order, where later pages meet
 * what is arriving, none is passed over either: a page that ends among events
 * whose elders may still be in flight waits for those, three seconds at most, and then stops
 * short of them; it may so be empty and still have a `nextCursor`.
 *
 * @throws {AppError} `invalid_request` for a cursor that no page gave, and as `selectEvents` does
 */
export async function listEvents(
  context: Context,
  filter: EventFilter,
  { cursor, limit = 50 }: PageRequest = {},
): Promise<EventPage> {
  const page = { cursor: requireCursor(cursor ?? null), limit };
  return page.cursor?.side === "before"
    ? listBack(context, filter, page)
    : listOn(context, filter, page);
}

async function listOn(
  context: Context,
  filter: EventFilter,
  page: Page,
): Promise<EventPage> {
  const { items, goesOn } =
    filter.order === "asc"
      ? await selectSettled(context, filter, page)
      : await selectRun(context, filter, page);
  const here = page.cursor?.eventId ?? NIL_UUID;
  return {
    items,
    nextCursor: goesOn ? cursorTo("after", items.at(-1)?.id ?? here) : null,
    previousCursor: page.cursor && cursorTo("before", items[0]?.id ?? here),
  };
}

/** Going back to the start shows the whole first page, rather than what little came before this one. */
async function listBack(
  context: Context,
  filter: EventFilter,
  page: Page,
): Promise<EventPage> {
  const { items, goesOn } = await selectRun(context, filter, page);
  const [first] = items;
  const last = items.at(-1);
  if (!goesOn || !first || !last) {
    return listOn(context, filter, { ...page, cursor: null });
  }
  return {
    items,
    nextCursor: cursorTo("after", last.id),
    previousCursor: cursorTo("before", first.id),
  };
}

function selectRun(
  { access, now }: Context,
  filter: EventFilter,
  page: Page,
): Promise<EventRun> {
  return selectEvents(access.sources, filter, { ...page, now });
}

async function selectSettled(
  context: Context,
  filter: EventFilter,
  page: Page,
): Promise<EventRun> {
  for (let waited = 0; ; waited += settleStepMs) {
    const settledId = await selectSettledId();
    const run = await selectRun(context, filter, page);
    const last = run.items.at(-1);
    if (!run.goesOn || !last || last.id < settledId) return run;
    if (waited >= settleMs) {
      return {
        items: run.items.filter(({ id }) => id < settledId),
        goesOn: true,
      };
    }
    await pause(settleStepMs);
  }
}

function cursorTo(side: EventCursor["side"], eventId: string): string {
  return formatEventCursor({ side, eventId });
}
