"use client";

import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { postAccess } from "./post-access.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useAccessForm } from "./use-access-form.ts";

/** Takes the key over into an authenticator app, and proves it by a first code. */
export function TotpSetUp({
  uri,
  codes,
  onDone,
}: {
  /** As `otpauth://…`. */
  uri: string;
  codes: readonly string[];
  onDone: () => void;
}) {
  const { pending, onSubmit, refusal } = useAccessForm(
    (text) => postAccess("two-factor/verify-totp", { code: text("code") }),
    onDone,
  );
  const key = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <div className="grid gap-4">
      <p>
        Add this key to your authenticator app, or{" "}
        <a href={uri} className="underline">
          open the app
        </a>{" "}
        on this device.
      </p>
      <p className="flex items-center gap-2">
        <code
          aria-label="Key"
          className="rounded-md bg-sunk px-2 py-1 break-all"
        >
          {key}
        </code>
        <CopyButton text={key} label="the key" />
      </p>
      <RecoveryCodes codes={codes} />
      <form method="post" onSubmit={onSubmit} className="grid max-w-md gap-4">
        <Field label="Code of your authenticator app">
          {(control) => (
            <Input
              {...control}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
          )}
        </Field>
        {refusal ? <Notice kind="error" title={refusal.message} /> : null}
        <div>
          <Button type="submit" look="primary" disabled={pending}>
            Turn it on
          </Button>
        </div>
      </form>
    </div>
  );
}
