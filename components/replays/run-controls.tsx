"use client";

import { Ban, Check, Pause, Play, Repeat2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useState, useTransition } from "react";
import {
  controlRunAction,
  retryFailedAction,
  type RunControl,
} from "#lib/actions/replay-actions.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { isOver } from "./run-words.ts";
import { RunRate } from "./run-rate.tsx";
import type { ReplayRun, RunState } from "#lib/domain/replay/replay-run.ts";

/** A button that is an icon alone where the header has no room for its word. */
const narrow = "max-table:px-2";

const pausable: readonly RunState[] = ["queued", "running"];
const resumable: readonly RunState[] = ["paused", "stopped"];

/** What can be done about a run now: its rate, pause, cancel, approval, and what failed once more. */
export function RunControls({
  run,
  mayApprove,
}: {
  run: ReplayRun;
  /** Whether it waits for approval, and the reader may give it. */
  mayApprove: boolean;
}) {
  const [result, setResult] = useState<ActionResult | null>(null);
  const [pending, start] = useTransition();
  const perform = (action: () => Promise<ActionResult>) => {
    start(async () => {
      setResult(await action());
    });
  };
  const control = (name: RunControl) => () => {
    perform(() => controlRunAction(run.id, name));
  };
  const { state } = run;
  const over = isOver(run);
  const doubts = state === "cancelled" ? run.counts.inDoubt : 0;
  return (
    <>
      {result?.ok === false ? (
        <p role="alert" className="truncate text-red">
          {result.message}
        </p>
      ) : null}
      {over ? null : (
        <div className="max-table:hidden">
          <RunRate run={run} />
        </div>
      )}
      {mayApprove ? (
        <Button
          look="primary"
          className={narrow}
          disabled={pending}
          onClick={control("approve")}
        >
          <Icon of={Check} />
          <span className="max-table:sr-only">Approve</span>
        </Button>
      ) : null}
      {pausable.includes(state) ? (
        <Button
          className={narrow}
          disabled={pending}
          onClick={control("pause")}
        >
          <Icon of={Pause} />
          <span className="max-table:sr-only">Pause</span>
        </Button>
      ) : null}
      {resumable.includes(state) ? (
        <Button
          look="primary"
          className={narrow}
          disabled={pending}
          onClick={control("resume")}
        >
          <Icon of={Play} />
          <span className="max-table:sr-only">Resume</span>
        </Button>
      ) : null}
      {over ? null : (
        <ConfirmButton
          label={
            <>
              <Icon of={Ban} />
              <span className="max-table:sr-only">Cancel</span>
            </>
          }
          className={narrow}
          title="Cancel this replay?"
          confirm="Cancel the replay"
          action={() => controlRunAction(run.id, "cancel")}
        >
          <p>What was not sent stays unsent. This cannot be undone.</p>
        </ConfirmButton>
      )}
      {over && run.counts.failed + doubts > 0 ? (
        <Button
          look="primary"
          disabled={pending}
          onClick={() => {
            perform(() => retryFailedAction(run.id));
          }}
        >
          <Icon of={Repeat2} />
          <span className="max-table:sr-only">
            {doubts === 0 ? "Retry failed events" : "Retry failed and in doubt"}
          </span>
        </Button>
      ) : null}
    </>
  );
}
