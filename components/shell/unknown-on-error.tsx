"use client";

import { catchError, type ErrorInfo } from "next/error";
import { useRecovery } from "./use-recovery.ts";

/** A line in the navigation in place of what could not be read, until it can. */
export const LineOnError = catchError(
  ({ words }: { words: string }, { reset }: ErrorInfo) => (
    <Line words={words} reset={reset} />
  ),
);

function Line({ words, reset }: { words: string; reset: () => void }) {
  useRecovery(reset);
  return <p className="px-2.5 pt-5 text-xs text-ink-2">{words}</p>;
}

/** Puts a question mark where a number could not be had, until it can, so that nothing is taken for none. */
export const UnknownOnError = catchError(
  (_props: object, { reset }: ErrorInfo) => <Unknown reset={reset} />,
);

function Unknown({ reset }: { reset: () => void }) {
  useRecovery(reset);
  return (
    <span
      title="This could not be counted."
      className="ml-auto font-mono text-xs text-ink-3"
    >
      ?
    </span>
  );
}
