"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "./form-text.ts";
import { useActionForm } from "./use-action-form.ts";

/** A button for what cannot be undone by pressing again: it says what will happen, and asks. */
export function ConfirmButton({
  label,
  title,
  confirm,
  typed,
  disabled = false,
  className,
  action,
  children,
}: {
  /** What the button says. */
  label: ReactNode;
  /** The question, and the dialog's heading. */
  title: string;
  /** What the button that does it says. */
  confirm: string;
  /** A text that has to be typed first. */
  typed?: string;
  disabled?: boolean;
  className?: string;
  action: () => Promise<ActionResult>;
  /** What will happen. */
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const { result, pending, onSubmit } = useActionForm(
    async (form): Promise<ActionResult> => {
      if (typed !== undefined && formText(form, "typed").trim() !== typed) {
        return { ok: false, field: "typed", message: "That is not its name." };
      }
      return action();
    },
    () => {
      setOpen(false);
    },
  );
  const refusal = refusalAt(result, null, ["typed"]);
  return (
    <>
      <Button
        className={className}
        disabled={disabled}
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Dialog
        open={open}
        title={title}
        onClose={() => {
          setOpen(false);
        }}
      >
        <form onSubmit={onSubmit} className="grid gap-4">
          <div className="grid gap-2 text-ink-2">{children}</div>
          {typed === undefined ? null : (
            <Field
              label={`Type “${typed}” to confirm`}
              error={refusalAt(result, "typed", ["typed"])}
            >
              {(control) => (
                <Input {...control} name="typed" required autoComplete="off" />
              )}
            </Field>
          )}
          {refusal ? <Notice kind="error" title={refusal} /> : null}
          <div className="flex flex-wrap justify-end gap-2">
            <Button
              onClick={() => {
                setOpen(false);
              }}
            >
              Keep it
            </Button>
            <Button type="submit" look="danger" disabled={pending}>
              {confirm}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
