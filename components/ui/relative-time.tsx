"use client";

import { formatAbsolute, formatRelative, formatUtc } from "./format-time.ts";
import { useNow } from "./use-now.ts";

/**
 * A time as distance from now, absolute with its zone on hover. `at` is ISO 8601.
 * The server writes UTC; the browser takes over once it has hydrated.
 */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={now === null ? undefined : formatAbsolute(date)}
      className={now === null ? "text-xs" : "whitespace-nowrap"}
    >
      {now === null ? formatUtc(date) : formatRelative(date.getTime(), now)}
    </time>
  );
}
