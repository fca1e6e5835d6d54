"use client";

import { useState } from "react";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { ViewNameField } from "./view-name-field.tsx";

const fields = ["name"];

/** Asks for the name of a new view, or which one it takes the place of. */
export function SaveViewDialog({
  views,
  saveNew,
  saveInPlaceOf,
  open,
  onClose,
}: {
  /** Those whose place it can take. */
  views: readonly Pick<SavedView, "id" | "name">[];
  saveNew: (name: string) => Promise<ActionResult>;
  saveInPlaceOf: (id: string) => Promise<ActionResult>;
  open: boolean;
  onClose: () => void;
}) {
  const [replaced, setReplaced] = useState("");
  const { result, pending, onSubmit } = useActionForm((form) =>
    replaced === "" ? saveNew(formText(form, "name")) : saveInPlaceOf(replaced),
  );
  const whole = refusalAt(result, null, fields);
  return (
    <Dialog open={open} title="Save this view" onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <p className="text-ink-2">
          A view is a name for what this list shows now. Everyone finds it in
          the navigation.
        </p>
        {views.length === 0 ? null : (
          <Field label="Save as">
            {(control) => (
              <Select
                {...control}
                value={replaced}
                onChange={({ target }) => {
                  setReplaced(target.value);
                }}
              >
                <option value="">A new view</option>
                {views.map(({ id, name }) => (
                  <option key={id} value={id}>
                    In place of “{name}”
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {replaced === "" ? (
          <ViewNameField error={refusalAt(result, "name", fields)} />
        ) : null}
        {whole ? <Notice kind="error" title={whole} /> : null}
        <div className="flex justify-end">
          <Button type="submit" look="primary" disabled={pending}>
            {pending ? "Saving…" : "Save view"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
