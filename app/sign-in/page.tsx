import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AccessCard } from "#components/access/access-card.tsx";
import { SignInForm } from "#components/access/sign-in-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { findSignedIn } from "#lib/auth/signed-in.ts";
import { type Env, env } from "#lib/env.ts";
import { safeNext } from "#lib/url/safe-next.ts";

export const metadata: Metadata = { title: "Sign in" };

function passwordsOf({
  passwordSignIn,
  breakGlassEmail,
}: Env): "shown" | "folded" | "none" {
  if (passwordSignIn) return "shown";
  return breakGlassEmail === null ? "none" : "folded";
}

export default async function SignInPage({
  searchParams,
}: PageProps<"/sign-in">) {
  const { next: given, error } = await searchParams;
  const next = safeNext(typeof given === "string" ? given : null);
  const { signedIn } = await findSignedIn(await headers());
  if (signedIn) redirect(next as Route);
  return (
    <AccessCard title="Sign in">
      {error === undefined ? null : (
        <Notice kind="error" title="Your company account was not let in.">
          Ask an admin to invite its e-mail address, or sign in with your
          password and connect it on the page Settings.
        </Notice>
      )}
      <SignInForm
        next={next}
        provider={env().oidc?.name ?? null}
        passwords={passwordsOf(env())}
      />
    </AccessCard>
  );
}
