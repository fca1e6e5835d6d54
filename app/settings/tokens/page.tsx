import type { Metadata } from "next";
import { SettingsFrame } from "#components/access/settings-frame.tsx";
import { TokenForm } from "#components/tokens/token-form.tsx";
import { TokenList } from "#components/tokens/token-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { listSources } from "#lib/services/sources/list-sources.ts";
import { listTokens } from "#lib/services/tokens/list-tokens.ts";
import {
  createTokenAction,
  revokeTokenAction,
} from "#lib/actions/token-actions.ts";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const context = await pageContext("administer");
  const { role } = context.access;
  const [tokens, sources] = await Promise.all([
    listTokens(context),
    listSources(context),
  ]);
  const names = sources.map(({ id, name }) => ({ id, name }));
  return (
    <SettingsFrame current="tokens" role={role}>
      <div>
        <h1 className="text-xl font-semibold">API tokens</h1>
        <p className="text-ink-2">
          Programs send their token as <code>Authorization: Bearer …</code> and
          can do what the token&apos;s role allows.
        </p>
      </div>
      <Section title="Make a token">
        <TokenForm sources={names} create={createTokenAction} />
      </Section>
      {tokens.length === 0 ? null : (
        <Section title="Tokens" flush>
          <TokenList
            tokens={tokens}
            sources={names}
            now={context.now.getTime()}
            revoke={revokeTokenAction}
          />
        </Section>
      )}
    </SettingsFrame>
  );
}
