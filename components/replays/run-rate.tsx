"use client";

import { Gauge } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { refusalAt } from "#lib/actions/action-result.ts";
import { changeRateAction } from "#lib/actions/replay-actions.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";

/** Changes how fast a run that is not over sends. */
export function RunRate({
  run: { id, ratePerSecond },
}: {
  run: Pick<ReplayRun, "id" | "ratePerSecond">;
}) {
  const { result, pending, onSubmit } = useActionForm((form) =>
    changeRateAction(id, Number(formText(form, "rate"))),
  );
  const refusal = refusalAt(result, null);
  return (
    <form className="flex items-center gap-1.5" onSubmit={onSubmit}>
      {refusal ? (
        <p role="alert" className="truncate text-red">
          {refusal}
        </p>
      ) : null}
      <Input
        key={ratePerSecond}
        name="rate"
        type="number"
        min={1}
        max={100_000}
        aria-label="Events per second"
        defaultValue={ratePerSecond}
        className="w-24"
      />
      <span aria-hidden className="whitespace-nowrap text-ink-2">
        per second
      </span>
      <Button type="submit" disabled={pending}>
        <Icon of={Gauge} />
        Set rate
      </Button>
    </form>
  );
}
