"use client";

import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Currency } from "#lib/domain/describe/currencies.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "./form-text.ts";
import { SecretField } from "./secret-field.tsx";
import {
  readSourceFields,
  SourceFields,
  sourceFieldNames,
} from "./source-fields.tsx";
import { useActionForm } from "./use-action-form.ts";

const fields = [...sourceFieldNames, "secret"];
const empty = { name: "", currency: null, projectId: null };

/** Adds a source and leads to its page, which says how to connect it. */
export function NewSourceForm({
  currencies,
  createSource,
}: {
  currencies: readonly Currency[];
  createSource: (source: object) => Promise<ActionResult>;
}) {
  const { result, pending, onSubmit } = useActionForm((form) => {
    const secret = formText(form, "secret").trim();
    return createSource({
      ...readSourceFields(form),
      ...(secret && { secret }),
    });
  });
  const refusal = (field: string) => refusalAt(result, field, fields);
  const whole = refusalAt(result, null, fields);
  return (
    <form onSubmit={onSubmit} className="grid max-w-xl gap-4">
      <SourceFields currencies={currencies} values={empty} refusal={refusal} />
      <SecretField
        label="Signing secret"
        hint="Optional now: the next page says where Voucherify shows it. Until there is one, signatures are not checked."
        error={refusal("secret")}
      />
      {whole ? <Notice kind="error" title={whole} /> : null}
      <div>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Adding…" : "Add source"}
        </Button>
      </div>
    </form>
  );
}
