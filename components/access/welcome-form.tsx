"use client";

import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { EmailField, NewPasswordField } from "./password-fields.tsx";
import { postAccess } from "./post-access.ts";
import { useAccessForm } from "./use-access-form.ts";

function openDashboard(): void {
  window.location.assign("/");
}

/** Makes the first account for whoever holds the link that the server printed. */
export function FirstAdminForm({ token }: { token: string }) {
  const { pending, onSubmit, refusedAt } = useAccessForm(
    (text) =>
      postAccess("welcome", {
        token,
        email: text("email").trim(),
        password: text("password"),
      }),
    openDashboard,
  );
  const whole = refusedAt(null);
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      <EmailField error={refusedAt("email")} />
      <NewPasswordField error={refusedAt("password")} />
      {whole ? <Notice kind="error" title={whole} /> : null}
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Making the account…" : "Open the dashboard"}
      </Button>
    </form>
  );
}

/** Makes an account for whoever was invited. */
export function InvitedForm({
  token,
  email,
}: {
  token: string;
  email: string;
}) {
  const { pending, onSubmit, refusedAt } = useAccessForm((text) => {
    const name = text("name").trim();
    return postAccess("accept-invitation", {
      token,
      password: text("password"),
      ...(name !== "" && { name }),
    });
  }, openDashboard);
  const whole = refusedAt(null);
  return (
    <form method="post" onSubmit={onSubmit} className="grid gap-4">
      <Field label="Name" error={refusedAt("name")}>
        {(control) => <Input {...control} name="name" autoComplete="name" />}
      </Field>
      {/* So that a password manager keeps the two together. */}
      <input
        type="hidden"
        name="username"
        autoComplete="username"
        value={email}
      />
      <NewPasswordField error={refusedAt("password")} />
      {whole ? <Notice kind="error" title={whole} /> : null}
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Making the account…" : "Open the dashboard"}
      </Button>
    </form>
  );
}
