"use client";

import { ShieldCheck } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useState, useTransition } from "react";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { counted } from "#components/event-words/count-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

type Check = {
  readonly rows: number;
  readonly erased: number;
  readonly faults: readonly {
    readonly sequence: number;
    readonly fault: string;
  }[];
};

const faultsTold = 20;

/** Checks the whole chain of the activity, and names the rows that are not as they were written. */
export function VerifyActivity({
  verify,
}: {
  verify: () => Promise<ActionResult<Check>>;
}) {
  const [result, setResult] = useState<ActionResult<Check> | null>(null);
  const [pending, startTransition] = useTransition();
  // No form: React would give it a `javascript:` address until the page is alive.
  return (
    <div className="mt-2 grid max-w-2xl justify-items-start gap-2">
      <Button
        disabled={pending}
        onClick={() => {
          startTransition(async () => {
            setResult(await verify());
          });
        }}
      >
        <Icon of={ShieldCheck} />
        {pending ? "Checking every row…" : "Verify every row"}
      </Button>
      {result === null ? null : result.ok ? (
        <Found check={result.value} />
      ) : (
        <Notice kind="error" title={result.message} />
      )}
    </div>
  );
}

function Found({ check: { rows, erased, faults } }: { check: Check }) {
  const checked = `${counted(rows, "row")}, ${erased.toLocaleString("en")} of them with values erased on request`;
  if (faults.length === 0)
    return <Notice title="Every row is as it was written.">{checked}.</Notice>;
  return (
    <Notice
      kind="error"
      title={`${counted(faults.length, "fault")}: the record was changed.`}
    >
      {checked}.
      <ul className="list-disc pl-5">
        {faults.slice(0, faultsTold).map(({ sequence, fault }) => (
          <li key={`${String(sequence)} ${fault}`}>
            Row {sequence} {fault}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
