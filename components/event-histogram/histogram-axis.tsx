"use client";

import clsx from "clsx";
import { usePageTime } from "#components/time/zone-context.tsx";
import { formatWithZone } from "#lib/domain/time/format-time.ts";
import { timeTicks } from "./time-ticks.ts";

const MOST_TICKS = 8;
/** Of a narrow axis, what "now" at its end and half of a time before it take. */
const NOW_SHARE = 0.18;

/** The times under the bars: in the page's zone. */
export function HistogramAxis({
  from,
  to,
  untilNow,
}: {
  /** ISO 8601, as `to`. */
  from: string;
  to: string;
  untilNow: boolean;
}) {
  const { zone } = usePageTime();
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return (
    <div aria-hidden className="relative mt-1 h-5 text-xs text-ink-3">
      {timeTicks(start, end, MOST_TICKS, zone).map(({ at, label }) => (
        <span
          key={at}
          title={formatWithZone(new Date(at), zone)}
          style={{ left: `${String(((at - start) / (end - start)) * 100)}%` }}
          className={clsx(
            "absolute -translate-x-1/2 whitespace-nowrap before:absolute before:-top-1 before:left-1/2 before:h-1 before:border-l before:border-line max-table:nth-[even]:hidden",
            untilNow &&
              at > end - NOW_SHARE * (end - start) &&
              "max-table:hidden",
          )}
        >
          {label}
        </span>
      ))}
      {untilNow ? (
        <span className="absolute right-0 bg-ground pl-1">now</span>
      ) : null}
    </div>
  );
}
