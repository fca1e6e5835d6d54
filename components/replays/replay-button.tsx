"use client";

import { Repeat2 } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { replayEventAction } from "#lib/actions/replay-actions.ts";
import { rejectionAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { isTyping, singleKeysAreOn } from "#components/ui/single-keys.ts";
import { Select } from "#components/ui/select.tsx";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { replaysHref } from "#lib/url/replay-hrefs.ts";
import { AttemptBadge } from "./attempt-badge.tsx";

/** Sends one event again: the key R opens it, Enter sends, and what was answered appears in its place. */
export function ReplayButton({
  eventId,
  destinations,
}: {
  eventId: string;
  destinations: readonly { readonly id: string; readonly name: string }[];
}) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "r" || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (isTyping(event) || !singleKeysAreOn()) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  const { result, pending, onSubmit } = useActionForm((form) =>
    replayEventAction(eventId, formText(form, "destinationId")),
  );
  const refusal = rejectionAt(result, null);
  return (
    <>
      <Button
        aria-keyshortcuts="r"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Repeat2 aria-hidden />
        Replay
      </Button>
      <Dialog
        open={open}
        title="Send this event again"
        onClose={() => {
          setOpen(false);
        }}
      >
        {destinations.length === 0 ? (
          <p className="text-ink-2">
            There is no destination yet.{" "}
            <Link href={replaysHref()} className="link">
              Add one
            </Link>
            , and come back.
          </p>
        ) : (
          <form
            onSubmit={onSubmit}
            className="grid gap-4"
            onKeyDown={(event) => {
              // A select takes no Enter by itself.
              if (event.key !== "Enter" || pending) return;
              if (event.target instanceof HTMLSelectElement)
                event.currentTarget.requestSubmit();
            }}
          >
            <Field
              label="Destination"
              hint="The bytes are sent exactly as they came, marked as a replay."
            >
              {(control) => (
                <Select {...control} name="destinationId">
                  {destinations.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            {refusal ? <Notice kind="error" title={refusal} /> : null}
            {result?.ok ? <Answer attempt={result.value} /> : null}
            <div className="flex justify-end">
              <Button type="submit" look="primary" disabled={pending}>
                {pending ? "Sending…" : "Send again"}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}

function Answer({ attempt }: { attempt: ReplayAttempt }) {
  return (
    <div role="status" className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <AttemptBadge attempt={attempt} />
        {attempt.durationMs === null
          ? null
          : `${String(attempt.durationMs)} ms`}
        {attempt.reason}
      </p>
      {attempt.body ? (
        <pre className="max-h-40 overflow-auto rounded-md border border-line bg-sunk p-2 font-mono text-xs whitespace-pre-wrap">
          {attempt.body}
        </pre>
      ) : null}
    </div>
  );
}
