"use client";

import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Currency } from "#lib/domain/describe/currencies.ts";
import type { Source } from "#lib/domain/source/source.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import {
  readSourceFields,
  SourceFields,
  sourceFieldNames,
} from "./source-fields.tsx";
import { useActionForm } from "./use-action-form.ts";

/** Name, currency and project of a source that exists. */
export function SourceSettingsForm({
  source,
  currencies,
  changeSource,
}: {
  source: Pick<Source, "name" | "currency" | "projectId">;
  currencies: readonly Currency[];
  changeSource: (change: object) => Promise<ActionResult>;
}) {
  const { result, pending, onSubmit } = useActionForm((form) =>
    changeSource(readSourceFields(form)),
  );
  const whole = refusalAt(result, null, sourceFieldNames);
  return (
    <form onSubmit={onSubmit} className="grid max-w-xl gap-4">
      <SourceFields
        currencies={currencies}
        values={source}
        refusal={(field) => refusalAt(result, field, sourceFieldNames)}
      />
      {whole ? <Notice kind="error" title={whole} /> : null}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={pending}>
          {pending ? "Saving…" : "Save"}
        </Button>
        <span role="status" className="text-ink-2">
          {result?.ok && !pending ? "Saved" : ""}
        </span>
      </div>
    </form>
  );
}
