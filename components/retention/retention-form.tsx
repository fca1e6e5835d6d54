"use client";

import { useState } from "react";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type {
  Retention,
  RetentionPreview,
} from "#lib/domain/retention/retention.ts";
import { removalWords } from "./removal-words.ts";

const fields = ["months"];
type Change = { readonly months: number | null };
type Previewed = Change & { readonly removes: RetentionPreview };

/** Says for how long events are kept: what would be removed is shown before anything is kept shorter. */
export function RetentionForm({
  retention,
  preview,
  change,
}: {
  retention: Retention;
  preview: (change: Change) => Promise<ActionResult<RetentionPreview>>;
  change: (change: Change) => Promise<ActionResult>;
}) {
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const { result, pending, onSubmit } = useActionForm(
    async (form): Promise<ActionResult> => {
      const asked = toChange(formText(form, "months"));
      if (previewed?.months === asked.months) return change(asked);
      const counted = await preview(asked);
      if (counted.ok) setPreviewed({ ...asked, removes: counted.value });
      return counted.ok ? { ok: true, value: null } : counted;
    },
  );
  const refusal = refusalAt(result, null, fields);
  return (
    <form onSubmit={onSubmit} className="grid max-w-md gap-4">
      <Field
        label="Months kept"
        hint="Whole months before the current one. Empty: everything is kept."
        error={refusalAt(result, "months", fields)}
      >
        {(control) => (
          <Input
            {...control}
            name="months"
            type="number"
            min={1}
            max={1_200}
            step={1}
            placeholder="off"
            defaultValue={retention.months ?? ""}
            onChange={() => {
              setPreviewed(null);
            }}
          />
        )}
      </Field>
      {previewed ? (
        <Notice
          kind={previewed.removes.events === 0 ? "info" : "warning"}
          title={removalWords(previewed.removes)}
        >
          {previewed.removes.events === 0
            ? null
            : "They can be restored only from a backup."}
        </Notice>
      ) : null}
      {refusal ? <Notice kind="error" title={refusal} /> : null}
      <div>
        <Button
          type="submit"
          look={previewed?.removes.events ? "danger" : "primary"}
          disabled={pending}
        >
          {previewed ? submitWords(previewed) : "Preview"}
        </Button>
      </div>
    </form>
  );
}

/** What is no number is refused by the server, in its words. */
function toChange(typed: string): Change {
  return { months: typed.trim() === "" ? null : Number(typed) };
}

function submitWords({ months, removes }: Previewed): string {
  if (months === null) return "Keep everything";
  const kept = `Keep ${String(months)} ${months === 1 ? "month" : "months"}`;
  return removes.events === 0 ? kept : `${kept}, remove the rest`;
}
