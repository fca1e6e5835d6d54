import type { EventFilter } from "#lib/domain/filter/event-filter.ts";

/** The query that `parseEventFilter` reads as this filter. Apart from it, so that addresses can be made in a browser without all that reading one takes. */
export function eventFilterToSearchParams(
  filter: EventFilter,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) {
    for (const one of typeof value === "string" ? [value] : value)
      params.append(key, one);
  }
  return params;
}
