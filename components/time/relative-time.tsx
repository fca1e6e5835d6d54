"use client";

import clsx from "clsx";
import { formatRelative, formatTime } from "#lib/domain/time/format-time.ts";
import { useNow } from "./use-now.ts";
import { usePageTime } from "./zone-context.tsx";

/**
 * A time as distance from now; absolute with its zone on hover, and on paper. `at` is ISO 8601. It takes the room of
 * "59 min ago" whatever it says, so that nothing moves when its words are written again: in a sentence it comes last.
 *
 * @param align at which end of that room its words stand
 */
export function RelativeTime({
  at,
  align = "start",
}: {
  at: string;
  align?: "start" | "end";
}) {
  const now = useNow();
  const { zone } = usePageTime();
  const date = new Date(at);
  const words = formatRelative(date.getTime(), now, zone);
  return (
    <time
      dateTime={at}
      title={formatTime(date, zone, "exact")}
      data-on-paper={formatTime(date, zone, "second")}
      className={clsx(
        "inline-block min-w-18 whitespace-nowrap print:min-w-0 print:before:content-[attr(data-on-paper)]",
        align === "end" && "text-right",
      )}
    >
      {/* Other words are another text: where they stand at the right, their beginning has not moved there. */}
      <span key={words} className="print:hidden">
        {words}
      </span>
    </time>
  );
}
