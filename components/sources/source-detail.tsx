import type { ComponentProps } from "react";
import { ScrollToHash } from "#components/ui/scroll-to-hash.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Currency } from "#lib/domain/describe/currencies.ts";
import type { Source } from "#lib/domain/source/source.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { ArchiveSource, RestoreSource } from "./archive-source.tsx";
import { CommandBlock } from "./command-block.tsx";
import { ConnectSteps } from "./connect-steps.tsx";
import { PayloadMappingEditor } from "./mapping/payload-mapping-editor.tsx";
import { ReverifySource } from "./reverify-source.tsx";
import { SecretBadge } from "./secret-badge.tsx";
import { SendTestEntry } from "./send-test-entry.tsx";
import { SourceActivity } from "./source-activity.tsx";
import { SourceKeys } from "./source-keys.tsx";
import { SourceSecrets } from "./source-secrets.tsx";
import { SourceSettingsForm } from "./source-settings-form.tsx";
import { testCommand } from "./test-command.ts";

type Actions = {
  readonly changeSource: (change: object) => Promise<ActionResult>;
  readonly sendTestEntry: () => Promise<ActionResult<string>>;
  readonly reverify: ComponentProps<typeof ReverifySource>["reverify"];
} & Pick<
  ComponentProps<typeof PayloadMappingEditor>,
  "listDesignedPayloads" | "changeMapping"
>;

/** A source whole: how to connect it, try it, and how it is set. */
export function SourceDetail({
  source,
  currencies,
  changeSource,
  sendTestEntry,
  reverify,
  listDesignedPayloads,
  changeMapping,
}: { source: Source; currencies: readonly Currency[] } & Actions) {
  const archived = source.archivedAt !== null;
  return (
    <div className="grid w-full max-w-5xl grid-cols-1 gap-5 px-4 py-6 side:px-6">
      <div className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold">{source.name}</h1>
          <SecretBadge secrets={source.secrets.length} />
        </div>
        <SourceActivity source={source} />
      </div>
      {archived ? (
        <RestoreSource name={source.name} changeSource={changeSource} />
      ) : (
        <>
          <Section title="Connect Voucherify">
            <ConnectSteps source={source} />
          </Section>
          <TryIt source={source} sendTestEntry={sendTestEntry} />
        </>
      )}
      <Section
        title="Webhook URLs"
        note="two can be active for zero-downtime rotation"
      >
        <SourceKeys source={source} changeSource={changeSource} />
      </Section>
      <div id="secrets" className="scroll-mt-20">
        <ScrollToHash />
        <Section
          title="Secrets"
          note="two can be active for zero-downtime rotation"
        >
          <div className="grid grid-cols-1 gap-4">
            <SourceSecrets
              secrets={source.secrets}
              changeSource={changeSource}
            />
            {source.secrets.length === 0 ? null : (
              <ReverifySource rejected={null} reverify={reverify} />
            )}
          </div>
        </Section>
      </div>
      <Section title="Settings">
        <SourceSettingsForm
          source={source}
          currencies={currencies}
          changeSource={changeSource}
        />
      </Section>
      <Section
        title="Designed payloads"
        note="for distributions that use the payload designer"
      >
        <PayloadMappingEditor
          mapping={source.payloadMapping}
          listDesignedPayloads={listDesignedPayloads}
          changeMapping={changeMapping}
        />
      </Section>
      {archived ? null : (
        <Section title="Archive">
          <ArchiveSource name={source.name} changeSource={changeSource} />
        </Section>
      )}
    </div>
  );
}

function TryIt({
  source,
  sendTestEntry,
}: { source: Source } & Pick<Actions, "sendTestEntry">) {
  const signed = source.secrets.length > 0;
  return (
    <Section title="Try it">
      <div className="grid grid-cols-1 gap-3">
        <SendTestEntry sendTestEntry={sendTestEntry} />
        <p className="max-w-prose text-ink-2">
          {signed
            ? "Or from a terminal, signed as Voucherify signs. Put the secret in first: it cannot be shown here."
            : "Or from a terminal."}{" "}
          Run twice, the second request is kept as a duplicate.
        </p>
        <CommandBlock
          command={testCommand(source.webhookUrl, signed)}
          label="the test command"
        />
      </div>
    </Section>
  );
}
