"use client";

import { useState, useTransition } from "react";
import {
  changeDestinationAction,
  deleteDestinationAction,
  testDestinationAction,
} from "#lib/actions/replay-actions.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import type { Destination } from "#lib/domain/replay/destination.ts";
import { DestinationForm } from "./destination-form.tsx";
import { Button } from "#components/ui/button.tsx";

/** An edit, a test send, a pause and the end of one destination. */
export function DestinationControls({
  destination,
  mayAdminister,
}: {
  destination: Destination;
  mayAdminister: boolean;
}) {
  const { id, name } = destination;
  const isPaused = destination.pausedAt !== null;
  const [result, setResult] = useState<ActionResult<string | null> | null>(
    null,
  );
  const [pending, start] = useTransition();
  const run = (action: () => Promise<ActionResult<string | null>>) => {
    start(async () => {
      setResult(await action());
    });
  };
  const told = result && (result.ok ? result.value : result.message);
  return (
    <div className="grid justify-items-end gap-1">
      <div className="flex flex-wrap gap-2">
        <DestinationForm known={destination} mayAdminister={mayAdminister} />
        <Button
          disabled={pending}
          onClick={() => {
            run(() => testDestinationAction(id));
          }}
        >
          Send a test
        </Button>
        <Button
          disabled={pending}
          onClick={() => {
            run(() => changeDestinationAction(id, { paused: !isPaused }));
          }}
        >
          {isPaused ? "Resume" : "Pause"}
        </Button>
        <ConfirmButton
          label="Delete"
          title={`Delete ${name}?`}
          confirm="Delete"
          action={() => deleteDestinationAction(id)}
        >
          <p>Its secret is deleted. What was sent there stays on record.</p>
        </ConfirmButton>
      </div>
      <p role="status" className="text-xs text-ink-2">
        {told}
      </p>
    </div>
  );
}
