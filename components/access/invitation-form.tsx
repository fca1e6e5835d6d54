"use client";

import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { formText } from "#components/sources/form-text.ts";
import { useActionForm } from "#components/sources/use-action-form.ts";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RoleSelect } from "./role-select.tsx";

const fields = ["email", "role"];

/** Invites someone: the link is shown this once, to be sent to them by who invites. */
export function InvitationForm({
  invite,
}: {
  invite: (invitation: object) => Promise<ActionResult<string>>;
}) {
  const { result, pending, onSubmit } = useActionForm((form) =>
    invite({
      email: formText(form, "email").trim(),
      role: formText(form, "role"),
    }),
  );
  const whole = refusalAt(result, null, fields);
  return (
    <form onSubmit={onSubmit} className="grid max-w-md gap-4">
      <Field label="E-mail" error={refusalAt(result, "email", fields)}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="off"
            required
          />
        )}
      </Field>
      <Field label="Role" error={refusalAt(result, "role", fields)}>
        {(control) => (
          <RoleSelect {...control} name="role" defaultValue="viewer" />
        )}
      </Field>
      {whole ? <Notice kind="error" title={whole} /> : null}
      <div>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Inviting…" : "Make an invitation link"}
        </Button>
      </div>
      {result?.ok ? (
        <Notice title="Send this link to them. It is shown only now, and works once, within a week.">
          <p className="flex items-center gap-2">
            <code aria-label="Invitation link" className="break-all">
              {result.value}
            </code>
            <CopyButton text={result.value} label="the invitation link" />
          </p>
        </Notice>
      ) : null}
    </form>
  );
}
