"use client";

import { useNow } from "#components/ui/use-now.ts";

/** The zone that the page's times are in: UTC as the server wrote them, the reader's own from then on. */
export function TimeZoneNote() {
  const zone =
    useNow() === null
      ? "UTC"
      : Intl.DateTimeFormat().resolvedOptions().timeZone;
  return <span className="text-xs text-ink-3">Times in {zone}</span>;
}
