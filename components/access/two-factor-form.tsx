"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { CurrentPasswordField } from "./password-fields.tsx";
import { postAccess } from "./post-access.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TotpSetUp } from "./totp-set-up.tsx";
import { useAccessForm } from "./use-access-form.ts";

const acts = {
  enable: { path: "two-factor/enable", word: "Set up two-factor sign-in" },
  renew: { path: "two-factor/recovery-codes", word: "New recovery codes" },
  disable: { path: "two-factor/disable", word: "Turn it off" },
} as const;
type Act = keyof typeof acts;

type Shown = { readonly codes: readonly string[]; readonly uri: string | null };

/** Sets up the second factor of one's own account, renews its recovery codes, or turns it off. */
export function TwoFactorForm({ isOn }: { isOn: boolean }) {
  const router = useRouter();
  const [act, setAct] = useState<Act>("enable");
  const [shown, setShown] = useState<Shown | null>(null);
  const { pending, onSubmit, refusal } = useAccessForm(
    (text) => postAccess(acts[act].path, { password: text("password") }),
    (body) => {
      if (act === "disable") router.refresh();
      else setShown({ codes: toCodes(body.backupCodes), uri: toUri(body) });
    },
  );
  if (shown?.uri != null) {
    return (
      <TotpSetUp
        uri={shown.uri}
        codes={shown.codes}
        onDone={() => {
          setShown(null);
          router.refresh();
        }}
      />
    );
  }
  const offered: readonly Act[] = isOn ? ["renew", "disable"] : ["enable"];
  return (
    <div className="grid gap-4">
      {shown ? <RecoveryCodes codes={shown.codes} /> : null}
      <form method="post" onSubmit={onSubmit} className="grid max-w-md gap-4">
        <CurrentPasswordField label="Your password" />
        {refusal ? <Notice kind="error" title={refusal.message} /> : null}
        <div className="flex flex-wrap gap-2">
          {offered.map((one) => (
            <Button
              key={one}
              type="submit"
              disabled={pending}
              onClick={() => {
                setAct(one);
              }}
            >
              {acts[one].word}
            </Button>
          ))}
        </div>
      </form>
    </div>
  );
}

function toCodes(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((code): code is string => typeof code === "string")
    : [];
}

function toUri({ totpURI }: Readonly<Record<string, unknown>>): string | null {
  return typeof totpURI === "string" ? totpURI : null;
}
