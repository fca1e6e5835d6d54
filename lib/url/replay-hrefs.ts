import type { Route } from "next";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { eventFilterToSearchParams } from "./event-filter-to-search-params.ts";

export function replaysHref(): Route {
  return "/replays";
}

export function replayHref(runId: string): Route {
  return `/replays/${encodeURIComponent(runId)}` as Route;
}

/** The page that plans a replay of everything that fits. */
export function newReplayHref(
  filter: EventFilter,
  destinationId?: string,
): Route {
  const params = eventFilterToSearchParams(filter);
  if (destinationId !== undefined) params.set("destination", destinationId);
  const query = params.toString();
  return query === "" ? "/replays/new" : `/replays/new?${query}`;
}

/** The attempts of a run, as JSON. */
export function attemptsHref(runId: string): string {
  return `/api/v1/replays/${encodeURIComponent(runId)}/attempts?limit=200`;
}
