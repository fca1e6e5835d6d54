"use client";

import { catchError } from "next/error";

/** Puts a question mark where a number could not be had, so that nothing is taken for none. */
export const UnknownOnError = catchError(() => (
  <span
    title="This could not be counted."
    className="ml-auto font-mono text-xs text-ink-3"
  >
    ?
  </span>
));
