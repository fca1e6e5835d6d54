"use client";

import Link from "next/link";
import { useState } from "react";
import {
  replayEventAction,
  sendEditedCopyAction,
} from "#lib/actions/replay-actions.ts";
import { refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { replaysHref } from "#lib/url/replay-hrefs.ts";
import { targetWords } from "./target-words.ts";
import { AttemptAnswer } from "./attempt-answer.tsx";
import { EditedBody } from "./edited-body.tsx";

export type ReplayTarget = {
  readonly id: string;
  readonly name: string;
  /** Where it sends to, without the scheme. */
  readonly host: string;
};

/** Sends one event again, or an edited copy of it: Enter sends, and what was answered appears in its place. */
export function ReplayDialog({
  eventId,
  destinations,
  open,
  onClose,
}: {
  eventId: string;
  destinations: readonly ReplayTarget[];
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog open={open} title="Send this event again" onClose={onClose}>
      {destinations.length === 0 ? (
        <p className="text-ink-2">
          There is no active destination. Add one, or resume a paused one, on
          the page{" "}
          <Link href={replaysHref()} className="link">
            Replays
          </Link>
          .
        </p>
      ) : (
        <ReplayForm
          // What was answered, and what was edited, is of one event.
          key={eventId}
          eventId={eventId}
          destinations={destinations}
        />
      )}
    </Dialog>
  );
}

function ReplayForm({
  eventId,
  destinations,
}: {
  eventId: string;
  destinations: readonly ReplayTarget[];
}) {
  const [isEdited, setIsEdited] = useState(false);
  const { result, pending, onSubmit } = useActionForm((form) => {
    const destinationId = formText(form, "destinationId");
    return isEdited
      ? sendEditedCopyAction(eventId, {
          destinationId,
          // A form's line ends are those of Windows.
          body: formText(form, "body").replaceAll("\r\n", "\n"),
        })
      : replayEventAction(eventId, destinationId);
  });
  const refusal = refusalAt(result, null) ?? refusalAt(result, "body");
  return (
    <form
      onSubmit={onSubmit}
      className="grid gap-4"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || pending) return;
        if (!(event.target instanceof HTMLSelectElement)) return;
        // By itself it would unfold the list.
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      <Field
        label="Destination"
        hint={
          isEdited
            ? "The copy is marked as edited, for the receiver too, and is no delivery of the event."
            : "The bytes are sent exactly as they came, marked as a replay."
        }
      >
        {(control) => (
          <Select {...control} name="destinationId">
            {destinations.map(({ id, name, host }) => (
              <option key={id} value={id}>
                {targetWords(name, host)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {isEdited ? <EditedBody eventId={eventId} /> : null}
      {refusal ? <Notice kind="error" title={refusal} /> : null}
      {result?.ok ? <AttemptAnswer attempt={result.value} /> : null}
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          type="button"
          onClick={() => {
            setIsEdited(!isEdited);
          }}
        >
          {isEdited ? "Send it as it came" : "Edit a copy"}
        </Button>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Sending…" : isEdited ? "Send edited copy" : "Send again"}
        </Button>
      </div>
    </form>
  );
}
