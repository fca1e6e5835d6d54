import { ProviderButton } from "#components/access/provider-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { isConnectedToProvider } from "#lib/auth/provider-sign-in.ts";
import type { SignedIn } from "#lib/auth/signed-in.ts";
import { env } from "#lib/env.ts";

/** Whether one can sign in by the company's identity provider, and how to begin to. */
export async function CompanyAccount({
  signedIn,
  wasRefused,
}: {
  signedIn: SignedIn;
  /** Whether one comes back from the provider in vain. */
  wasRefused: boolean;
}) {
  const isConnected = await isConnectedToProvider(signedIn);
  const name = env().oidc?.name ?? "";
  return (
    <Section
      title="Company account"
      note={isConnected ? "Connected" : "Not connected"}
    >
      <div className="grid max-w-md gap-4">
        {wasRefused ? (
          <Notice kind="error" title="Your company account was not connected.">
            It has to have the verified e-mail address {signedIn.member.email}.
          </Notice>
        ) : null}
        {isConnected ? (
          <p>You can sign in with {name}.</p>
        ) : (
          <div className="w-fit">
            <ProviderButton label={`Connect ${name}`} path="link-oidc" />
          </div>
        )}
      </div>
    </Section>
  );
}
