"use client";

import { catchError, type ErrorInfo } from "next/error";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { errorDigest } from "./error-digest.ts";
import { useRecovery } from "./use-recovery.ts";

/**
 * Puts a notice with "Try again" where its children failed, so that the rest of
 * the page stands and the failure is not mistaken for emptiness; it goes by itself where
 * what failed passes. Children that hold the page's heading say what stands in its place.
 */
export const NoticeOnError = catchError(
  (
    { title, heading }: { title: string; heading?: string },
    failure: ErrorInfo,
  ) => <FailureNotice title={title} heading={heading} {...failure} />,
);

function FailureNotice({
  title,
  heading,
  error,
  reset,
  retry,
}: {
  title: string;
  heading: string | undefined;
} & ErrorInfo) {
  useRecovery(reset);
  const digest = errorDigest(error);
  return (
    <div className="px-4 py-3 side:px-6">
      {heading === undefined ? null : (
        <h1 className="mb-3 text-lg font-semibold">{heading}</h1>
      )}
      <Notice
        kind="error"
        title={title}
        action={
          <Button
            onClick={() => {
              retry();
            }}
          >
            Try again
          </Button>
        }
      >
        {digest ? `The server's log has the cause under ${digest}.` : null}
      </Notice>
    </div>
  );
}
