"use client";

import { Trash2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { ViewNameField } from "./view-name-field.tsx";

const fields = ["name"];

/** Renames a saved view, makes it the start page or deletes it. */
export function EditViewDialog({
  view,
  changeView,
  deleteView,
  open,
  onClose,
}: {
  view: SavedView;
  changeView: (change: object) => Promise<ActionResult>;
  deleteView: () => Promise<ActionResult>;
  open: boolean;
  onClose: () => void;
}) {
  const { result, pending, onSubmit } = useActionForm(
    (form) =>
      changeView({
        name: formText(form, "name"),
        isStartPage: form.has("isStartPage"),
      }),
    onClose,
  );
  const whole = refusalAt(result, null, fields);
  return (
    <Dialog open={open} title="Saved view" onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <ViewNameField
          value={view.name}
          error={refusalAt(result, "name", fields)}
        />
        <label className="flex gap-2">
          <input
            type="checkbox"
            name="isStartPage"
            defaultChecked={view.isStartPage}
            className="mt-0.5 size-4"
          />
          <span>
            Start page
            <span className="block text-xs text-ink-3">
              Everyone begins here instead of on the overview, which stays in
              the navigation.
            </span>
          </span>
        </label>
        {whole ? <Notice kind="error" title={whole} /> : null}
        <div className="flex justify-end">
          <Button type="submit" look="primary" disabled={pending}>
            {pending ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-2 border-t border-line pt-4">
        <p className="text-ink-2">
          To change what it shows, change the filter and save in its place.
        </p>
        <ConfirmButton
          label={
            <>
              <Icon of={Trash2} />
              Delete
            </>
          }
          title={`Delete the view “${view.name}”?`}
          confirm="Delete the view"
          action={deleteView}
        >
          <p>
            It goes from everyone&apos;s navigation. The events that it shows
            are kept, and so are links to them.
          </p>
        </ConfirmButton>
      </div>
    </Dialog>
  );
}
