import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { z } from "zod";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { type SearchHit, searchHitsOf } from "#lib/domain/filter/search-hit.ts";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { isStorable } from "#lib/domain/text/storable-text.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { getEvent } from "./get-event.ts";
import { listEvents } from "./list-events.ts";
import { listSavedViews } from "#lib/services/views/list-saved-views.ts";

export type Found = {
  readonly views: readonly SavedView[];
  readonly things: readonly SearchHit[];
};

const maxTyped = 200;
const maxViews = 5;
/** Things are found by the newest events that name them. */
const maxEvents = 60;

/**
 * Whatever has this id or code, or this in its name: an event, a customer, a code, a segment, a campaign,
 * a promotion tier, a distribution, a saved view. Each is looked up by an index, and a
 * thing that shares a word with very many younger events may only be found by more of its name.
 *
 * @param typed free text; empty finds nothing
 * @throws {AppError} `forbidden`; `invalid_request` for text that nothing stored can hold, and as `listEvents` does
 */
export async function globalSearch(
  context: Context,
  typed: string,
): Promise<Found> {
  authorize(context, "read_personal");
  const text = typed.trim();
  if (text === "") return { views: [], things: [] };
  if (text.length > maxTyped || !isStorable(text)) {
    throw new AppError(
      "invalid_request",
      `“q” takes text of at most ${String(maxTyped)} characters.`,
      { field: "q" },
    );
  }
  const [views, event, genuine, all] = await Promise.all([
    listSavedViews(context),
    findEvent(context, text),
    findMentions(context, text, { "-outcome": ["rejected"] }),
    findMentions(context, text, {}),
  ]);
  const sought = text.toLowerCase();
  return {
    views: views
      .filter(({ name }) => name.toLowerCase().includes(sought))
      .slice(0, maxViews),
    things: [
      ...event,
      // The first event that names a thing gives its name: a forged request must not rename it.
      ...searchHitsOf(text, [...genuine, ...all]),
    ],
  };
}

/** Events of these outcomes that have this code, are of this customer, or mention it. */
async function findMentions(
  context: Context,
  text: string,
  outcomes: EventFilter,
): Promise<readonly EventItem[]> {
  const [codes, customers, mentions] = await Promise.all([
    listEvents(context, { ...outcomes, code: [text] }, { limit: 1 }),
    listEvents(context, { ...outcomes, customer: [text] }, { limit: 1 }),
    listEvents(context, { ...outcomes, q: text }, { limit: maxEvents }),
  ]);
  return [...codes.items, ...customers.items, ...mentions.items];
}

async function findEvent(context: Context, text: string): Promise<SearchHit[]> {
  if (!z.uuid().safeParse(text).success) return [];
  try {
    const { id, eventName, source } = await getEvent(context, text);
    return [
      { kind: "event", id, name: id, detail: eventName, sourceId: source.id },
    ];
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return [];
    throw error;
  }
}
