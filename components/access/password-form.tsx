"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { CurrentPasswordField, NewPasswordField } from "./password-fields.tsx";
import { postAccess } from "./post-access.ts";
import { useAccessForm } from "./use-access-form.ts";

/** Changes one's own password. */
export function PasswordForm() {
  const [isDone, setDone] = useState(false);
  const { pending, onSubmit, refusedAt } = useAccessForm(
    (text) =>
      postAccess("change-password", {
        currentPassword: text("currentPassword"),
        newPassword: text("newPassword"),
      }),
    () => {
      setDone(true);
    },
  );
  const whole = refusedAt(null);
  return (
    <form method="post" onSubmit={onSubmit} className="grid max-w-md gap-4">
      <CurrentPasswordField name="currentPassword" label="Current password" />
      <NewPasswordField
        name="newPassword"
        label="New password"
        error={refusedAt("newPassword")}
      />
      {whole ? <Notice kind="error" title={whole} /> : null}
      {isDone ? (
        <Notice title="The password is changed. Your other browsers are signed out." />
      ) : null}
      <div>
        <Button type="submit" disabled={pending}>
          {pending ? "Changing…" : "Change password"}
        </Button>
      </div>
    </form>
  );
}
