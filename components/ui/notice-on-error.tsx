"use client";

import { catchError, type ErrorInfo } from "next/error";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** The digest under which the server logged an error; null for an error of the browser. */
export function errorDigest(error: unknown): string | null {
  return error instanceof Error &&
    "digest" in error &&
    typeof error.digest === "string"
    ? error.digest
    : null;
}

/** What stands where something failed, with "Try again". */
export function FailureNotice({
  title,
  heading,
  error,
  retry,
}: {
  title: string;
  heading?: string | undefined;
  error: unknown;
  retry: () => void;
}) {
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

/**
 * Puts a notice with "Try again" where its children failed, so that the rest of
 * the page stands and the failure is not mistaken for emptiness. Children that hold
 * the page's heading say what stands in its place.
 */
export const NoticeOnError = catchError(
  (
    { title, heading }: { title: string; heading?: string },
    { error, retry }: ErrorInfo,
  ) => (
    <FailureNotice
      title={title}
      heading={heading}
      error={error}
      retry={retry}
    />
  ),
);
