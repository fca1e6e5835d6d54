"use client";

import { catchError, type ErrorInfo } from "next/error";
import { FailureNotice } from "#components/ui/notice-on-error.tsx";
import { useRecovery } from "./use-recovery.ts";

/** A notice on every page, which goes by itself once the database is back: the page under it does not fail with it, and would not take it along. */
export const RecoveringNoticeOnError = catchError(
  ({ title }: { title: string }, { error, retry }: ErrorInfo) => (
    <RecoveringNotice title={title} error={error} retry={retry} />
  ),
);

function RecoveringNotice(failure: {
  title: string;
  error: unknown;
  retry: () => void;
}) {
  useRecovery(failure.retry);
  return <FailureNotice {...failure} />;
}

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
