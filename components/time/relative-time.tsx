"use client";

import { formatRelative, formatTime } from "#lib/domain/time/format-time.ts";
import { useNow } from "./use-now.ts";
import { usePageTime } from "./zone-context.tsx";

/** A time as distance from now; absolute with its zone on hover, and on paper. `at` is ISO 8601. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  const { zone } = usePageTime();
  const date = new Date(at);
  const words = formatRelative(date.getTime(), now, zone);
  return (
    <time
      dateTime={at}
      title={formatTime(date, zone, "exact")}
      data-on-paper={formatTime(date, zone, "second")}
      className="whitespace-nowrap print:before:content-[attr(data-on-paper)]"
    >
      {/* Other words are another text: where they stand at the right, their beginning has not moved there. */}
      <span key={words} className="print:hidden">
        {words}
      </span>
    </time>
  );
}
