"use client";

import { useEffect, useState } from "react";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import type {
  ErasurePreview,
  ErasureResult,
} from "#lib/domain/customer/erasure.ts";
import { ErasureExtent } from "./erasure-extent.tsx";

const fields = ["reason"];

/** The question itself. It is counted anew whenever another choice is made. */
export function ErasureForm({
  name,
  source,
  preview,
  erase,
  onErased,
  onCancel,
}: {
  name: string;
  source: { readonly id: string; readonly name: string };
  preview: (sourceId: string | null) => Promise<ActionResult<ErasurePreview>>;
  erase: (request: object) => Promise<ActionResult<ErasureResult>>;
  onErased: (erased: ErasureResult) => void;
  onCancel: () => void;
}) {
  const [sourceId, setSourceId] = useState<string | null>(null);
  const [withMentions, setWithMentions] = useState(true);
  const counted = usePreview(preview, sourceId);
  const { result, pending, onSubmit } = useActionForm(async (form) => {
    const answer = await erase({
      reason: formText(form, "reason"),
      ...(sourceId !== null && { source: sourceId }),
      ...(!withMentions && { mentions: false }),
    });
    if (answer.ok) onErased(answer.value);
    return answer;
  });
  const refusal = refusalAt(result, null, fields);
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <ErasureExtent name={name} counted={counted} />
      <Field label="Reason" error={refusalAt(result, "reason", fields)}>
        {(control) => (
          <Input
            {...control}
            name="reason"
            required
            maxLength={500}
            autoComplete="off"
            placeholder="Request of 26 Nov, ticket 4711"
          />
        )}
      </Field>
      <Field
        label="Where"
        hint="Another source may be another project, with the same customer."
      >
        {(control) => (
          <Select
            {...control}
            value={sourceId ?? ""}
            onChange={({ target }) => {
              setSourceId(target.value || null);
            }}
          >
            <option value="">Every source that was sent this ID</option>
            <option value={source.id}>Only {source.name}</option>
          </Select>
        )}
      </Field>
      <label className="flex items-center gap-2">
        <Checkbox
          checked={withMentions}
          onChange={({ target }) => {
            setWithMentions(target.checked);
          }}
        />
        Also erase what further events say of them
      </label>
      {refusal ? <Notice kind="error" title={refusal} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Keep the customer</Button>
        <Button type="submit" look="danger" disabled={pending}>
          {pending ? "Erasing…" : "Erase for good"}
        </Button>
      </div>
    </form>
  );
}

/** @returns null until it is counted */
function usePreview(
  preview: (sourceId: string | null) => Promise<ActionResult<ErasurePreview>>,
  sourceId: string | null,
): ActionResult<ErasurePreview> | null {
  const [counted, setCounted] = useState<{
    readonly of: string | null;
    readonly result: ActionResult<ErasurePreview>;
  } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    preview(sourceId).then(
      (result) => {
        if (isCurrent) setCounted({ of: sourceId, result });
      },
      () => {
        const message = "The events that it would erase could not be counted.";
        const result = { ok: false, message, field: null } as const;
        if (isCurrent) setCounted({ of: sourceId, result });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [preview, sourceId]);
  return counted?.of === sourceId ? counted.result : null;
}
