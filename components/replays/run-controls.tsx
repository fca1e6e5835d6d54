"use client";

import { Ban, Check, Gauge, Pause, Play, Repeat2 } from "lucide-react";
import { useState, useTransition } from "react";
import {
  changeRateAction,
  controlRunAction,
  retryFailedAction,
  type RunControl,
} from "#lib/actions/replay-actions.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import { formText } from "#components/sources/form-text.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ReplayRun, RunState } from "#lib/domain/replay/replay-run.ts";

const pausable: readonly RunState[] = ["queued", "running"];
const resumable: readonly RunState[] = ["paused", "stopped"];

/** What can be done about a run now: its rate, pause, cancel, approval, and what failed once more. */
export function RunControls({ run }: { run: ReplayRun }) {
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
  const isOver = state === "done" || state === "cancelled";
  return (
    <>
      {result?.ok === false ? (
        <p role="alert" className="truncate text-red">
          {result.message}
        </p>
      ) : null}
      {isOver ? null : <Rate run={run} perform={perform} pending={pending} />}
      {state === "awaiting_approval" ? (
        <Button look="primary" disabled={pending} onClick={control("approve")}>
          <Check aria-hidden />
          Approve
        </Button>
      ) : null}
      {pausable.includes(state) ? (
        <Button disabled={pending} onClick={control("pause")}>
          <Pause aria-hidden />
          Pause
        </Button>
      ) : null}
      {resumable.includes(state) ? (
        <Button look="primary" disabled={pending} onClick={control("resume")}>
          <Play aria-hidden />
          Resume
        </Button>
      ) : null}
      {isOver ? null : (
        <ConfirmButton
          label={
            <>
              <Ban aria-hidden />
              Cancel
            </>
          }
          title="Cancel this replay?"
          confirm="Cancel the replay"
          action={() => controlRunAction(run.id, "cancel")}
        >
          <p>What was not sent stays unsent. This cannot be undone.</p>
        </ConfirmButton>
      )}
      {isOver && run.counts.failed + run.counts.inDoubt > 0 ? (
        <Button
          look="primary"
          disabled={pending}
          onClick={() => {
            perform(() => retryFailedAction(run.id));
          }}
        >
          <Repeat2 aria-hidden />
          Retry the failed ones
        </Button>
      ) : null}
    </>
  );
}

function Rate({
  run,
  perform,
  pending,
}: {
  run: ReplayRun;
  perform: (action: () => Promise<ActionResult>) => void;
  pending: boolean;
}) {
  return (
    <form
      className="flex items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        const rate = Number(
          formText(new FormData(event.currentTarget), "rate"),
        );
        perform(() => changeRateAction(run.id, rate));
      }}
    >
      <Input
        key={run.ratePerSecond}
        name="rate"
        type="number"
        min={1}
        max={100_000}
        aria-label="Events per second"
        defaultValue={run.ratePerSecond}
        className="w-24"
      />
      <Button type="submit" disabled={pending}>
        <Gauge aria-hidden />
        Set rate
      </Button>
    </form>
  );
}
