import type { Route } from "next";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { ListKind, DimensionKind } from "#lib/domain/counts/dimension.ts";
import { toStorable } from "#lib/domain/text/storable-text.ts";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { eventFilterToSearchParams } from "./event-filter-to-search-params.ts";

/** What a list's address may carry beside its filter. */
export type ListPlace = {
  readonly cursor?: string;
  /** How many rows a page has; empty for the usual number. */
  readonly limit?: string;
  /** The columns shown, in order; empty for the usual ones. */
  readonly columns?: string;
  /** What the rows are counted by, instead of being listed. */
  readonly group?: string;
};

/** The start page: the overview, unless a saved view took its place. */
export function startHref(): Route {
  return route("/");
}

/** The overview, wherever the start page leads. */
export function overviewHref(): Route {
  return route("/overview");
}

export function savedViewHref({
  list,
  query,
}: Pick<SavedView, "list" | "query">): Route {
  return route(`/${list}`, new URLSearchParams(query));
}

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
  return route(`/events/${inPath(eventId)}`);
}

const listPaths = {
  customer: "/customers",
  segment: "/segments",
  campaign: "/campaigns",
  distribution: "/distributions",
} as const satisfies Record<ListKind, string>;

/** The list of everything of a kind, or of what a search finds in it. */
export function dimensionsHref(kind: ListKind, q?: string): Route {
  return route(listPaths[kind], present({ q }));
}

export function dimensionHref(kind: DimensionKind, id: string): Route {
  return route(`${listPaths[kind]}/${inPath(id)}`);
}

/** A customer of a source: the same id may be another one's elsewhere. */
export function customerHref(
  id: string,
  { source, cursor }: { readonly source: string; readonly cursor?: string },
): Route {
  return route(`/customers/${inPath(id)}`, present({ source, cursor }));
}

/** @param upTo the event that a report was made up to, to make it again */
export function customerEvidenceHref(
  id: string,
  { source, upTo }: { readonly source: string; readonly upTo?: string },
): Route {
  return route(`/customers/${inPath(id)}/evidence`, present({ source, upTo }));
}

/** The canonical rows of an evidence report, as a download. */
export function evidenceRowsHref(
  id: string,
  { source, upTo }: { readonly source: string; readonly upTo: string },
): string {
  return withQuery(
    `/api/v1/customers/${inPath(id)}/evidence`,
    present({ source, upTo }),
  );
}

/** What proves a saved copy of those rows. */
export function evidenceManifestHref(
  id: string,
  { source, upTo }: { readonly source: string; readonly upTo: string },
): string {
  return withQuery(
    `/api/v1/customers/${inPath(id)}/evidence/manifest`,
    present({ source, upTo }),
  );
}

/** The difference between two events; `view` and `noise` as the page takes them. */
export function compareHref(
  eventId: string,
  otherId: string,
  place: { readonly view?: "lines"; readonly noise?: "show" } = {},
): Route {
  return route(
    `/events/${inPath(eventId)}/compare/${inPath(otherId)}`,
    present(place),
  );
}

/** The parts of the settings. */
export type SettingsPlace = "account" | "members" | "tokens" | "retention";

export function settingsHref(place: SettingsPlace = "account"): Route {
  return route(place === "account" ? "/settings" : `/settings/${place}`);
}

export function sourcesHref(): Route {
  return route("/sources");
}

export function sourceHref(sourceId: string): Route {
  return route(`/sources/${inPath(sourceId)}`);
}

/** An event as the API answers it. */
export function eventApiHref(eventId: string): string {
  return `/api/v1/events/${inPath(eventId)}`;
}

/** The bytes of an event's body, as a download. */
export function eventBodyHref(eventId: string): string {
  return `/api/v1/events/${inPath(eventId)}/body`;
}

/** The bytes of an edited copy of an event as they were sent. */
export function editedCopyHref(eventId: string, copyId: string): string {
  return `/api/v1/events/${inPath(eventId)}/edited-copies/${inPath(copyId)}/body`;
}

/** How many events fit the filter and came after the one given; null: after none. */
export function liveHref(filter: EventFilter, after: string | null): string {
  const params = eventFilterToSearchParams(filter);
  if (after !== null) params.set("after", after);
  return withQuery("/api/live/arrivals", params);
}

function listParams(filter: EventFilter, place: ListPlace): URLSearchParams {
  const params = eventFilterToSearchParams(filter);
  for (const [key, value] of Object.entries(place)) {
    if (value !== "") params.set(key, value);
  }
  return params;
}

/** A query of those values that there are. */
function present(
  values: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}

/** The one place that vouches for an address: Next checks literal ones, and these are put together. */
function route(path: `/${string}`, params = new URLSearchParams()): Route {
  return withQuery(path, params) as Route;
}

function withQuery(path: string, params: URLSearchParams): string {
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}

/** An id as a part of a path. It is stored, and so found, without what Postgres cannot keep. */
function inPath(id: string): string {
  return encodeURIComponent(toStorable(id));
}
