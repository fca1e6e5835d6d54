"use client";

import { formatAbsolute, formatUtc } from "./format-time.ts";
import { useNow } from "./use-now.ts";

/** A time in the reader's own zone, named. `at` is ISO 8601; the server writes UTC. */
export function AbsoluteTime({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={at}>
      {useNow() === null ? formatUtc(date) : formatAbsolute(date)}
    </time>
  );
}
