"use client";

import { Pencil, Plus } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useState } from "react";
import {
  changeDestinationAction,
  createDestinationAction,
} from "#lib/actions/replay-actions.ts";
import { refusalAt } from "#lib/actions/action-result.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  type Destination,
  destinationDefaults,
} from "#lib/domain/replay/destination.ts";
import { DestinationInput } from "./destination-input.tsx";
import {
  changedOf,
  destinationFields,
  fieldWords,
  readDestinationForm,
} from "./destination-fields.ts";

/** Adds an address that replays may go to, or changes one. */
export function DestinationForm({
  known = null,
  mayAdminister,
}: {
  known?: Destination | null;
  /** Whether the reader is an admin, who alone allows internal addresses and says what needs approval. */
  mayAdminister: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { result, pending, onSubmit } = useActionForm(
    async (form) => {
      const given = readDestinationForm(form);
      if (known === null)
        return createDestinationAction(withoutDefaults(given));
      const change = changedOf(known, given);
      return Object.keys(change).length === 0
        ? { ok: true as const, value: null }
        : changeDestinationAction(known.id, change);
    },
    () => {
      setOpen(false);
    },
  );
  const whole = refusalAt(result, null, destinationFields);
  const words = fieldWords(known);
  const title = known === null ? "Add destination" : "Save";
  return (
    <>
      <Button
        look={known === null ? "primary" : "secondary"}
        onClick={() => {
          setOpen(true);
        }}
      >
        {known === null ? <Icon of={Plus} /> : <Icon of={Pencil} />}
        {known === null ? "Add destination" : "Edit"}
      </Button>
      <Dialog
        open={open}
        title={known === null ? "Add a destination" : `Edit ${known.name}`}
        onClose={() => {
          setOpen(false);
        }}
      >
        <form onSubmit={onSubmit} className="grid gap-4">
          {destinationFields
            .filter((field) => mayAdminister || field !== "approvalAbove")
            .map((field) => (
              <Field
                key={field}
                label={words[field].label}
                hint={words[field].hint}
                error={refusalAt(result, field, destinationFields)}
              >
                {(control) => (
                  <DestinationInput
                    control={control}
                    field={field}
                    known={known}
                  />
                )}
              </Field>
            ))}
          <InDoubtRule known={known} />
          {mayAdminister ? (
            <label className="flex items-center gap-2">
              <Checkbox
                name="allowInternal"
                defaultChecked={known?.allowInternal ?? false}
              />
              Allow an address inside this network
            </label>
          ) : null}
          {whole ? <Notice kind="error" title={whole} /> : null}
          <div className="flex justify-end">
            <Button type="submit" look="primary" disabled={pending}>
              {pending ? "Saving…" : title}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

function InDoubtRule({ known }: { known: Destination | null }) {
  return (
    <Field
      label="In doubt"
      hint="What happens to events that were being sent when a worker stopped."
    >
      {(control) => (
        <Select
          {...control}
          name="inDoubtRule"
          defaultValue={known?.inDoubtRule ?? destinationDefaults.inDoubtRule}
        >
          <option value="ask">Ask a person</option>
          <option value="send_again">Send again</option>
          <option value="count_delivered">Count as delivered</option>
        </Select>
      )}
    </Field>
  );
}

/** What is an admin's to say is asked for only where it was said. */
function withoutDefaults({
  allowInternal,
  approvalAbove,
  ...given
}: ReturnType<typeof readDestinationForm>): object {
  return {
    ...given,
    ...(allowInternal && { allowInternal }),
    ...(approvalAbove != null && { approvalAbove }),
  };
}
