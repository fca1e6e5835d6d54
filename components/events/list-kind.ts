import type { Route } from "next";
import type { EventFilter } from "#lib/domain/event-filter.ts";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";
import { eventFilterToSearchParams } from "#lib/url/event-filter-params.ts";

/** The two lists that share a filter: where they lead and what they call their rows. */
export type ListKind = {
  readonly href: (
    filter?: EventFilter,
    place?: { readonly cursor?: string },
  ) => Route;
  readonly one: string;
  readonly many: string;
};

export const entriesList: ListKind = {
  href: entriesHref,
  one: "entry",
  many: "entries",
};

export const eventsList: ListKind = {
  href: eventsHref,
  one: "event",
  many: "events",
};

/** A filter as the hidden fields of a form that changes another part of it. */
export function keptFields(filter: EventFilter): [string, string][] {
  return [...eventFilterToSearchParams(filter)];
}
