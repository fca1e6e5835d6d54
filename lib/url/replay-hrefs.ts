import type { Route } from "next";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { eventFilterToSearchParams } from "./event-filter-to-search-params.ts";

/** @param cursor leads to older replays of many events */
export function replaysHref(cursor?: string): Route {
  return cursor === undefined ? "/replays" : `/replays?cursor=${cursor}`;
}

export function replayHref(runId: string): Route {
  return `/replays/${encodeURIComponent(runId)}` as Route;
}

/** What was sent to a destination. @param cursor leads to older attempts */
export function destinationHref(destinationId: string, cursor?: string): Route {
  const query = cursor === undefined ? "" : `?cursor=${cursor}`;
  return `/replays/destinations/${encodeURIComponent(destinationId)}${query}` as Route;
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

/** What became of every event of a run, a line of JSON each. */
export function reportHref(runId: string): string {
  return `/api/v1/replays/${encodeURIComponent(runId)}/report`;
}

/** The run, and what proves the file of its report. */
export function reportManifestHref(runId: string): string {
  return `${reportHref(runId)}/manifest`;
}
