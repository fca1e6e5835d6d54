import { Radio } from "lucide";
import type { ReactNode } from "react";
import { CommandBlock } from "#components/sources/command-block.tsx";
import { testCommand } from "#components/sources/test-command.ts";
import { WebhookAddress } from "#components/sources/webhook-address.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Source, VisibleSource } from "#lib/domain/source/source.ts";
import { sourceHref, sourcesHref } from "#lib/url/hrefs.ts";

/** Before the first event: the address to give to Voucherify, and two ways to try it right now. */
export function NothingReceived({
  source,
  mayAddSource,
  sendTest,
  whenTestArrives,
}: {
  mayAddSource: boolean;
  /** The oldest source in use; null when there is none. */
  source: Pick<VisibleSource, "id" | "name" | "webhookUrl" | "secrets"> | null;
  /** The button that sends a test entry. */
  sendTest: ReactNode;
  /** What opens the list once a test entry sent in another way is there. */
  whenTestArrives: ReactNode;
}) {
  if (source === null) {
    return (
      <EmptyState level="h1" icon={Radio} title="No source is in use">
        <p>A source is the address that Voucherify sends to.</p>
        {mayAddSource ? (
          <LinkButton href={sourcesHref()} look="primary">
            Add a source
          </LinkButton>
        ) : (
          <p>An admin can add one.</p>
        )}
      </EmptyState>
    );
  }
  const { webhookUrl } = source;
  if (webhookUrl === null) {
    return (
      <EmptyState level="h1" icon={Radio} title="Nothing has been received yet">
        <p>Entries appear here the moment they arrive.</p>
      </EmptyState>
    );
  }
  return (
    <Waiting
      source={{ ...source, webhookUrl }}
      sendTest={sendTest}
      whenTestArrives={whenTestArrives}
    />
  );
}

function Waiting({
  source,
  sendTest,
  whenTestArrives,
}: {
  source: Pick<Source, "id" | "name" | "webhookUrl" | "secrets">;
  sendTest: ReactNode;
  whenTestArrives: ReactNode;
}) {
  const signed = source.secrets.length > 0;
  return (
    <EmptyState level="h1" icon={Radio} title="Nothing has been received yet">
      <p>
        Entries appear here the moment they arrive. Give this address to the
        webhook channel of a Voucherify distribution.
      </p>
      <WebhookAddress url={source.webhookUrl} of={source.name} />
      <div className="grid w-full grid-cols-1 gap-4 pt-2 text-left text-ink">
        <Section
          title="Try it now"
          note="a sample entry, sent to the real address"
        >
          {sendTest}
        </Section>
        <Section title="Or from a terminal">
          <CommandBlock
            command={testCommand(source.webhookUrl, signed)}
            label="the test command"
          />
        </Section>
      </div>
      {whenTestArrives}
      <LinkButton href={sourceHref(source.id)} look="quiet">
        How to connect Voucherify, step by step
      </LinkButton>
    </EmptyState>
  );
}
