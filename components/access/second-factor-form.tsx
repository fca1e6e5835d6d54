"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { postAccess } from "./post-access.ts";
import { useAccessForm } from "./use-access-form.ts";

const kinds = {
  totp: {
    label: "Code of your authenticator app",
    path: "two-factor/verify-totp",
    other: "Lost your phone? Use a recovery code",
  },
  recovery: {
    label: "Recovery code",
    path: "two-factor/verify-recovery-code",
    other: "Use the authenticator app",
  },
} as const;

/** The second step of signing in: a code of the app, or a recovery code when it is lost. */
export function SecondFactorForm({
  onDone,
  onBack,
}: {
  onDone: () => void;
  onBack: () => void;
}) {
  const [kind, setKind] = useState<keyof typeof kinds>("totp");
  const { label, path, other } = kinds[kind];
  const { pending, onSubmit, refusal } = useAccessForm(
    (text) => postAccess(path, { code: text("code") }),
    onDone,
  );
  return (
    <form key={kind} method="post" onSubmit={onSubmit} className="grid gap-4">
      <Field label={label}>
        {(control) => (
          <Input
            {...control}
            name="code"
            inputMode={kind === "totp" ? "numeric" : "text"}
            autoComplete={kind === "totp" ? "one-time-code" : "off"}
            autoCapitalize="none"
            spellCheck={false}
            required
            // A step of its own: there is nothing else on the page to go to.
            ref={(input) => {
              input?.focus();
            }}
          />
        )}
      </Field>
      {refusal ? <Notice kind="error" title={refusal.message} /> : null}
      <Button type="submit" look="primary" disabled={pending}>
        {pending ? "Checking…" : "Continue"}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          look="quiet"
          onClick={() => {
            setKind(kind === "totp" ? "recovery" : "totp");
          }}
        >
          {other}
        </Button>
        <Button look="quiet" onClick={onBack}>
          Back
        </Button>
      </div>
    </form>
  );
}
