"use client";

import { useState, useTransition } from "react";
import { decideInDoubtAction } from "#lib/actions/replay-actions.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { number } from "./run-words.ts";

/** What was being sent when a worker ended, for a person to decide. */
export function InDoubtNotice({
  runId,
  count,
  isDecidable,
  destination,
}: {
  runId: string;
  count: number;
  /** Of a cancelled run nothing is decided any more. */
  isDecidable: boolean;
  destination: string;
}) {
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();
  const decide = (decision: "send_again" | "count_delivered") => () => {
    start(async () => {
      setResult(await decideInDoubtAction(runId, decision));
    });
  };
  return (
    <Notice
      kind="warning"
      title={`${number(count)} in doubt`}
      action={
        isDecidable ? (
          <div className="flex flex-wrap gap-2">
            <Button disabled={pending} onClick={decide("send_again")}>
              Send again
            </Button>
            <Button disabled={pending} onClick={decide("count_delivered")}>
              Count as delivered
            </Button>
          </div>
        ) : null
      }
    >
      {count === 1 ? "It was" : "They were"} being sent when a worker stopped.{" "}
      {destination} may have {count === 1 ? "it" : "them"}. Nothing is sent
      again until you {isDecidable ? "decide" : "retry"}.
      {result?.ok === false ? ` ${result.message}` : null}
    </Notice>
  );
}
