"use client";

import { RoleSelect } from "#components/access/role-select.tsx";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { NewToken } from "./new-token.tsx";
import { toNewToken } from "./to-new-token.ts";

const fields = ["name", "role", "sources", "expiresAt"];

/** Makes a token, which is shown this once. */
export function TokenForm({
  sources,
  create,
}: {
  sources: readonly { readonly id: string; readonly name: string }[];
  create: (token: object) => Promise<ActionResult<string>>;
}) {
  const { result, pending, onSubmit } = useActionForm(
    (form) =>
      create(
        toNewToken({
          name: formText(form, "name"),
          role: formText(form, "role"),
          sources: form
            .getAll("sources")
            .filter((id) => typeof id === "string"),
          expires: formText(form, "expires"),
        }),
      ),
    (form) => {
      form.reset();
    },
  );
  const problem = (field: string | null) => refusalAt(result, field, fields);
  const whole = problem(null) ?? problem("sources");
  return (
    <form onSubmit={onSubmit} className="grid max-w-md gap-4">
      <Field
        label="Name"
        hint="The program that uses it."
        error={problem("name")}
      >
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="off"
            maxLength={120}
            required
          />
        )}
      </Field>
      <Field label="Role" error={problem("role")}>
        {(control) => (
          <RoleSelect {...control} name="role" defaultValue="viewer" />
        )}
      </Field>
      <Field
        label="Last day"
        hint="Empty: it works until it is revoked."
        error={problem("expiresAt")}
      >
        {(control) => <Input {...control} name="expires" type="date" />}
      </Field>
      {sources.length === 0 ? null : (
        <fieldset className="grid gap-1.5">
          <legend className="font-medium">Sources</legend>
          <p className="text-xs text-ink-3">None chosen means every source.</p>
          {sources.map(({ id, name }) => (
            <label key={id} className="flex items-center gap-2">
              <Checkbox name="sources" value={id} />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      {whole ? <Notice kind="error" title={whole} /> : null}
      <div>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Making it…" : "Make a token"}
        </Button>
      </div>
      {result?.ok ? <NewToken token={result.value} /> : null}
    </form>
  );
}
