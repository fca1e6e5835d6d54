"use client";

import { CircleAlert } from "lucide";
import type { ErrorInfo } from "next/error";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { errorDigest } from "./error-digest.ts";
import { useRecovery } from "./use-recovery.ts";

/** A page that could not be shown; it comes back by itself once the database does. It says that nothing is known, which is not the same as nothing being there. */
export function PageError({
  what,
  error,
  reset,
  retry,
}: {
  /** What could not be shown, as the sentence's subject in the singular. */
  what: string;
} & ErrorInfo) {
  useRecovery(reset);
  const digest = errorDigest(error);
  return (
    <div role="alert" className="flex-1">
      <EmptyState
        level="h1"
        icon={CircleAlert}
        title={`${what} could not be shown`}
      >
        <p>
          This is a failure, not an empty list: what was received is kept.
          {digest ? (
            <>
              {" "}
              The server&apos;s log has the cause under{" "}
              <code className="font-mono">{digest}</code>.
            </>
          ) : null}
        </p>
        <Button
          look="primary"
          onClick={() => {
            retry();
          }}
        >
          Try again
        </Button>
      </EmptyState>
    </div>
  );
}
