"use client";

import { BookmarkPlus } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
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

/** Gives what the list shows a name, or to a view that exists what the list shows. */
export function SaveView({
  views,
  saveNew,
  saveInPlaceOf,
}: {
  /** Those whose place it can take. */
  views: readonly Pick<SavedView, "id" | "name">[];
  saveNew: (name: string) => Promise<ActionResult>;
  saveInPlaceOf: (id: string) => Promise<ActionResult>;
}) {
  const [open, setOpen] = useState(false);
  const [replaced, setReplaced] = useState("");
  const { result, pending, onSubmit } = useActionForm((form) =>
    replaced === "" ? saveNew(formText(form, "name")) : saveInPlaceOf(replaced),
  );
  const whole = refusalAt(result, null, fields);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon of={BookmarkPlus} />
        <span className="max-table:sr-only">Save view</span>
      </Button>
      <Dialog
        open={open}
        title="Save this view"
        onClose={() => {
          setOpen(false);
        }}
      >
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
    </>
  );
}
