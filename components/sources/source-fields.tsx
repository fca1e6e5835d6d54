import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Currency } from "#lib/domain/describe/currencies.ts";
import { formText } from "./form-text.ts";

/** The names of the fields below, as the action's refusals name them. */
export const sourceFieldNames = ["name", "currency", "projectId"] as const;

/** Name, currency and project: what a person sets of a source. */
export function SourceFields({
  currencies,
  values,
  refusal,
}: {
  currencies: readonly Currency[];
  values: {
    readonly name: string;
    readonly currency: string | null;
    readonly projectId: string | null;
  };
  refusal: (field: string) => string | undefined;
}) {
  return (
    <>
      <Field
        label="Name"
        hint="What people here call it, such as “Production EU”."
        error={refusal("name")}
      >
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={120}
            autoComplete="off"
            defaultValue={values.name}
          />
        )}
      </Field>
      <Field
        label="Currency"
        hint="Voucherify's payloads carry none; amounts are shown in this one."
        error={refusal("currency")}
      >
        {(control) => (
          <Select
            {...control}
            name="currency"
            defaultValue={values.currency ?? ""}
          >
            <option value="">Not set</option>
            {currencies.map(({ code, name }) => (
              <option key={code} value={code}>
                {code} · {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Voucherify project ID"
        hint="Optional: starts with proj_ or sand_."
        error={refusal("projectId")}
      >
        {(control) => (
          <Input
            {...control}
            name="projectId"
            maxLength={256}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            defaultValue={values.projectId ?? ""}
          />
        )}
      </Field>
    </>
  );
}

/** What the fields hold; an optional one left empty is null. */
export function readSourceFields(form: FormData) {
  return {
    name: formText(form, "name"),
    currency: formText(form, "currency") || null,
    projectId: formText(form, "projectId").trim() || null,
  };
}
