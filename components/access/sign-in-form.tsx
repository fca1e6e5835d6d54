"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { CurrentPasswordField, EmailField } from "./password-fields.tsx";
import { postAccess } from "./post-access.ts";
import { ProviderButton } from "./provider-button.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { useAccessForm } from "./use-access-form.ts";

/** Signing in, in one step or two, and then on to `next`. */
export function SignInForm({
  next,
  provider,
  passwords = "shown",
}: {
  /** A page of this dashboard. */
  next: string;
  /** What people call their account at the identity provider; null when there is none. */
  provider: string | null;
  /** Whether there is a form for a password: folded, for the one account that is kept for an emergency. */
  passwords?: "shown" | "folded" | "none";
}) {
  const [isUnfolded, setUnfolded] = useState(passwords === "shown");
  const [needsCode, setNeedsCode] = useState(false);
  const goOn = () => {
    // The whole page anew: the frame around it is another one now.
    window.location.assign(next);
  };
  const { pending, onSubmit, refusal } = useAccessForm(
    (text) =>
      postAccess("sign-in/email", {
        email: text("email").trim(),
        password: text("password"),
      }),
    (body) => {
      if (body.twoFactorRedirect === true) setNeedsCode(true);
      else goOn();
    },
  );
  if (needsCode) {
    return (
      <SecondFactorForm
        onDone={goOn}
        onBack={() => {
          setNeedsCode(false);
        }}
      />
    );
  }
  return (
    <>
      {provider === null ? null : (
        <>
          <ProviderButton
            label={`Continue with ${provider}`}
            path="sign-in/oidc"
            command={{ next }}
          />
          {passwords === "shown" ? (
            <p className="flex items-center gap-2.5 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
              or
            </p>
          ) : null}
        </>
      )}
      {passwords === "folded" && !isUnfolded ? (
        <Button
          look="quiet"
          onClick={() => {
            setUnfolded(true);
          }}
        >
          Emergency access
        </Button>
      ) : null}
      {isUnfolded ? (
        <form method="post" onSubmit={onSubmit} className="grid gap-4">
          <EmailField />
          <CurrentPasswordField />
          {refusal ? <Notice kind="error" title={refusal.message} /> : null}
          <Button type="submit" look="primary" disabled={pending}>
            {pending ? "Signing in…" : "Sign in"}
          </Button>
        </form>
      ) : null}
      <p className="text-xs text-ink-3">
        No account? Ask an admin for an invitation. For the first account, open
        the welcome link that the server printed.
      </p>
    </>
  );
}
