"use client";

import { formatTime } from "#lib/domain/time/format-time.ts";
import { usePageTime } from "./zone-context.tsx";

/** A time in the page's zone, to the millisecond and with the zone on hover. `at` is ISO 8601. */
export function AbsoluteTime({
  at,
  to = "minute",
}: {
  at: string;
  /** How exact it is told. */
  to?: "minute" | "second" | "day";
}) {
  const { zone } = usePageTime();
  const date = new Date(at);
  return (
    <time dateTime={at} title={`${formatTime(date, zone, "exact")} · ${at}`}>
      {formatTime(date, zone, to)}
    </time>
  );
}
