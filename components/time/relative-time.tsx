"use client";

import clsx from "clsx";
import { formatRelative, formatTime } from "#lib/domain/time/format-time.ts";
import { useNow } from "./use-now.ts";
import { usePageTime } from "./zone-context.tsx";

/** A time as distance from now; absolute with its zone on hover, and on paper. `at` is ISO 8601. */
export function RelativeTime({
  at,
  room,
}: {
  at: string;
  /**
   * Takes the room of "59 min ago" whatever it says, its words at this end of it: what stands beside it does not
   * move when they are written again. For where it is no part of a sentence.
   */
  room?: "start" | "end";
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
        "whitespace-nowrap print:before:content-[attr(data-on-paper)]",
        room !== undefined && "inline-block min-w-18",
        room === "end" && "text-right",
      )}
    >
      {/* Other words are another text: where they stand at the right, their beginning has not moved there. */}
      <span key={words} className="print:hidden">
        {words}
      </span>
    </time>
  );
}
