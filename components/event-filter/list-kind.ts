import type { Route } from "next";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { entriesHref, eventsHref, type ListPlace } from "#lib/url/hrefs.ts";
import { eventFilterToSearchParams } from "#lib/url/event-filter-to-search-params.ts";

/** The two lists that share a filter: where they lead and what they call their rows. */
export type ListKind = {
  readonly key: "entries" | "events";
  /** Where its forms lead, whose fields are its query. */
  readonly path: Route;
  readonly href: (filter?: EventFilter, place?: ListPlace) => Route;
  readonly one: string;
  readonly many: string;
  /** What the list's addresses carry beside the filter. */
  readonly place: ListPlace;
};

export const entriesList: ListKind = {
  key: "entries",
  path: entriesHref(),
  href: entriesHref,
  one: "entry",
  many: "entries",
  place: {},
};

export const eventsList: ListKind = {
  key: "events",
  path: eventsHref(),
  href: eventsHref,
  one: "event",
  many: "events",
  place: {},
};

/** The same list, whose addresses all keep a choice of how it is shown. */
export function withListState(list: ListKind, kept: ListPlace): ListKind {
  return {
    ...list,
    place: kept,
    href: (filter, place) => list.href(filter, { ...kept, ...place }),
  };
}

/** A filter as the hidden fields of a form that changes another part of it. */
export function keptFields(
  filter: EventFilter,
  place: ListPlace = {},
): [string, string][] {
  return [...eventFilterToSearchParams(filter), ...Object.entries(place)];
}
