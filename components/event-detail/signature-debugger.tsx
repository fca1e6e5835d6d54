import { ShieldX } from "lucide";
import type { ReactNode } from "react";
import { rejectionWords } from "#components/event-words/rejection-words.ts";
import { CommandBlock } from "#components/sources/command-block.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import type { SignatureExplanation } from "#lib/domain/event/signature-explanation.ts";
import { opensslCommand } from "./openssl-command.ts";
import { proxyHeadersOf, signatureCause } from "./signature-cause.ts";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { signatureTrials } from "./signature-trials.tsx";
import { SignedTexts } from "./signed-texts.tsx";

const verifiesNow = {
  title: "Rejected then, but its signature is valid now",
  cause:
    "It matches a secret of this source as it is now: the secret was corrected after this request came.",
  remedy: "Re-verify the rejected events to accept it, with its own time.",
};

/** Why a signature does not fit: what came, what each secret would have made of which text, and what to do. */
export function SignatureDebugger({
  event,
  rejection,
  body,
  bodyAddress,
  explanation,
  actions,
}: {
  event: EventDetail;
  rejection: Rejection;
  body: Uint8Array;
  /** The whole address of the body as received. */
  bodyAddress: string;
  explanation: SignatureExplanation;
  /** What the reader may do about it. */
  actions: ReactNode;
}) {
  const cause = signatureCause(rejection, explanation);
  const words = cause === "verifies_now" ? verifiesNow : rejectionWords[cause];
  const proxies = proxyHeadersOf(event.headers);
  return (
    <Section title="Signature" icon={ShieldX} flush>
      <div className="grid max-w-prose gap-1.5 px-4 pb-3">
        <p className="font-semibold text-red">{words.title}</p>
        <p>{words.cause}</p>
        {proxies.length === 0 ? null : (
          <p className="text-ink-2">
            It came through a proxy or tunnel: {proxies.join(", ")}.
          </p>
        )}
        <p>
          <span className="font-medium">What to do:</span> {words.remedy}
        </p>
      </div>
      <p className="px-4 py-1">
        Received:{" "}
        {explanation.received === null ? (
          "no signature"
        ) : (
          <code className="font-mono text-xs break-all">
            {explanation.received}
          </code>
        )}
      </p>
      {explanation.trials.length === 0 ? (
        <p className="px-4 py-2 text-ink-2">
          {event.source.name} has no secret to try.
        </p>
      ) : (
        <PlainTable list={signatureTrials} rows={explanation.trials} />
      )}
      {explanation.unreadable === 0 ? null : (
        <p className="px-4 pt-3 text-ink-2">
          {explanation.unreadable === 1
            ? "1 secret was"
            : `${String(explanation.unreadable)} secrets were`}{" "}
          not tried: encrypted with another APP_SECRET.
        </p>
      )}
      <div className="grid grid-cols-1 gap-3 px-4 py-4 print:hidden">
        <SignedTexts body={body} />
        <div className="grid grid-cols-1 gap-1.5">
          <p className="text-ink-2">
            To compute it yourself, put the secret into SECRET and run:
          </p>
          <CommandBlock
            command={opensslCommand(body, bodyAddress)}
            label="the openssl command"
          />
        </div>
        <div className="flex flex-wrap items-start gap-2">{actions}</div>
      </div>
    </Section>
  );
}
