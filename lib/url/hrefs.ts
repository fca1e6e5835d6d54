import type { Route } from "next";
import type { EventFilter } from "#lib/domain/event-filter.ts";
import { eventFilterToSearchParams } from "./event-filter-params.ts";

/** What a list's address may carry beside its filter. */
export type ListPlace = { readonly cursor?: string };

/** The entries page, which asks for entries by itself. */
export function entriesHref(
  filter: EventFilter = {},
  place: ListPlace = {},
): Route {
  const params = listParams(filter, place);
  params.delete("entries");
  return route("/entries", params);
}

export function eventsHref(
  filter: EventFilter = {},
  place: ListPlace = {},
): Route {
  return route("/events", listParams(filter, place));
}

export function eventHref(eventId: string): Route {
  return route(`/events/${encodeURIComponent(eventId)}`);
}

export function sourcesHref(): Route {
  return route("/sources");
}

export function sourceHref(sourceId: string): Route {
  return route(`/sources/${encodeURIComponent(sourceId)}`);
}

/** The bytes of an event's body, as a download. */
export function eventBodyHref(eventId: string): string {
  return `/api/v1/events/${encodeURIComponent(eventId)}/body`;
}

/** The server-sent events that tell how many events fit the filter and came after the one given; null: after none. */
export function liveHref(filter: EventFilter, after: string | null): string {
  const params = eventFilterToSearchParams(filter);
  if (after !== null) params.set("after", after);
  return withQuery("/api/live", params);
}

function listParams(
  filter: EventFilter,
  { cursor }: ListPlace,
): URLSearchParams {
  const params = eventFilterToSearchParams(filter);
  if (cursor !== undefined) params.set("cursor", cursor);
  return params;
}

/** The one place that vouches for an address: Next checks literal ones, and these are put together. */
function route(path: `/${string}`, params = new URLSearchParams()): Route {
  return withQuery(path, params) as Route;
}

function withQuery(path: string, params: URLSearchParams): string {
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
