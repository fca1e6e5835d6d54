import type { Metadata } from "next";
import { headers } from "next/headers";
import { PasswordForm } from "#components/access/password-form.tsx";
import { SessionList } from "#components/access/session-list.tsx";
import { SettingsFrame } from "#components/access/settings-frame.tsx";
import { TwoFactorForm } from "#components/access/two-factor-form.tsx";
import { Section } from "#components/ui/section.tsx";
import { CompanyAccount } from "./company-account.tsx";
import { env } from "#lib/env.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { findSignedIn } from "#lib/auth/signed-in.ts";
import { listOwnSessions } from "#lib/services/access/list-own-sessions.ts";
import { endSessionAction } from "#lib/actions/member-actions.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({
  searchParams,
}: PageProps<"/settings">) {
  const { error } = await searchParams;
  const context = await pageContext();
  const { signedIn } = await findSignedIn(await headers());
  const sessions = await listOwnSessions(context, signedIn?.sessionId ?? null);
  const isTwoFactorOn = signedIn?.member.twoFactor === true;
  return (
    <SettingsFrame current="account" role={context.access.role}>
      <div>
        <h1 className="text-xl font-semibold">Your account</h1>
        <p className="text-ink-2">
          You are signed in as {signedIn?.member.email}, with the role{" "}
          {context.access.role}.
        </p>
      </div>
      <Section title="Password">
        <PasswordForm />
      </Section>
      <Section title="Two-factor sign-in" note={isTwoFactorOn ? "On" : "Off"}>
        <TwoFactorForm isOn={isTwoFactorOn} />
      </Section>
      {signedIn && env().oidc ? (
        <CompanyAccount signedIn={signedIn} wasRefused={error !== undefined} />
      ) : null}
      <Section title="Where you are signed in">
        <SessionList sessions={sessions} endSession={endSessionAction} />
      </Section>
    </SettingsFrame>
  );
}
