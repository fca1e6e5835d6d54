"use client";

import { formatSince, formatTime } from "#lib/domain/time/format-time.ts";
import { useNow } from "./use-now.ts";
import { usePageTime } from "./zone-context.tsx";

/** A time after the word "since": the time of day today, with its day otherwise; whole on paper. `at` is ISO 8601. */
export function SinceTime({ at }: { at: string }) {
  const { zone } = usePageTime();
  const now = useNow();
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={formatTime(date, zone, "exact")}
      data-on-paper={formatTime(date, zone, "minute")}
      className="print:before:content-[attr(data-on-paper)]"
    >
      <span className="print:hidden">
        {formatSince(date, new Date(now), zone)}
      </span>
    </time>
  );
}
