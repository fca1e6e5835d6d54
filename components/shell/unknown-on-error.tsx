"use client";

import { catchError } from "next/error";

/** A line in the navigation in place of what could not be read. */
export const LineOnError = catchError(({ words }: { words: string }) => (
  <p className="px-2.5 pt-5 text-xs text-ink-2">{words}</p>
));

/** Puts a question mark where a number could not be had, so that nothing is taken for none. */
export const UnknownOnError = catchError(() => (
  <span
    title="This could not be counted."
    className="ml-auto font-mono text-xs text-ink-3"
  >
    ?
  </span>
));
