"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { createDestinationAction } from "#lib/actions/replay-actions.ts";
import { rejectionAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";

const fields = ["name", "url", "signingSecret", "ratePerSecond"] as const;

const controls = {
  name: { label: "Name", hint: "What people call the receiving system." },
  url: { label: "Address", hint: "Where events are posted to." },
  signingSecret: {
    label: "Signing secret",
    hint: "Signs as Voucherify does. Empty: the signature is kept as it came.",
  },
  ratePerSecond: { label: "Events per second", hint: undefined },
} as const;

/** Adds an address that replays may go to. */
export function DestinationForm() {
  const [open, setOpen] = useState(false);
  const { result, pending, onSubmit } = useActionForm(
    (form) => {
      const secret = formText(form, "signingSecret");
      return createDestinationAction({
        name: formText(form, "name"),
        url: formText(form, "url").trim(),
        ratePerSecond: Number(formText(form, "ratePerSecond")),
        ...(secret !== "" && { signingSecret: secret }),
        ...(form.has("allowInternal") && { allowInternal: true }),
      });
    },
    () => {
      setOpen(false);
    },
  );
  const whole = rejectionAt(result, null, fields);
  return (
    <>
      <Button
        look="primary"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Plus aria-hidden />
        Add destination
      </Button>
      <Dialog
        open={open}
        title="Add a destination"
        onClose={() => {
          setOpen(false);
        }}
      >
        <form onSubmit={onSubmit} className="grid gap-4">
          {fields.map((field) => (
            <Field
              key={field}
              label={controls[field].label}
              hint={controls[field].hint}
              error={rejectionAt(result, field, fields)}
            >
              {(control) => (
                <Input
                  {...control}
                  name={field}
                  autoComplete="off"
                  required={field === "name" || field === "url"}
                  {...(field === "ratePerSecond" && {
                    type: "number",
                    min: 1,
                    defaultValue: 50,
                  })}
                />
              )}
            </Field>
          ))}
          <label className="flex items-center gap-2">
            <Checkbox name="allowInternal" />
            Allow an address inside this network (admins only)
          </label>
          {whole ? <Notice kind="error" title={whole} /> : null}
          <div className="flex justify-end">
            <Button type="submit" look="primary" disabled={pending}>
              {pending ? "Adding…" : "Add destination"}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
