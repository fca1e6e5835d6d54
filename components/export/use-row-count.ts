"use client";

import { useEffect, useState } from "react";
import type { Count } from "#lib/domain/counts/facets.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { eventFilterToSearchParams } from "#lib/url/event-filter-to-search-params.ts";

/** How many events fit a filter now; null until that is known, and where it cannot be told. */
export function useRowCount(filter: EventFilter): Count | null {
  const query = eventFilterToSearchParams(filter).toString();
  const [told, setTold] = useState<{ query: string; count: Count } | null>(
    null,
  );
  useEffect(() => {
    const leaving = new AbortController();
    countRows(query, leaving.signal).then(
      (count) => {
        setTold({ query, count });
      },
      () => {
        // The file can be saved without: it is then counted while it comes.
      },
    );
    return () => {
      leaving.abort();
    };
  }, [query]);
  return told?.query === query ? told.count : null;
}

async function countRows(query: string, signal: AbortSignal): Promise<Count> {
  const response = await fetch(`/api/v1/facets?${query}`, { signal });
  if (!response.ok) throw new Error(response.statusText);
  const { total } = (await response.json()) as { readonly total: Count };
  return total;
}
