import { absentWords } from "#components/event-words/absent-words.ts";
import { StateBadges } from "#components/event-words/state-badges.tsx";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { KeyValues } from "#components/ui/key-values.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { describeEntry } from "#lib/domain/describe/describe-entry.ts";
import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { bodyText } from "#components/payload/body-text.ts";
import { EventSentence } from "#components/event-words/event-sentence.tsx";
import {
  fact,
  idFact,
  ifSent,
  shownFact,
} from "#components/event-cards/fact.tsx";
import { VerdictList } from "./verdict-list.tsx";

/** Beyond this the page of the event is the better place to read. */
const maxCharacters = 20_000;

/** One event beside a list: what happened, how far to trust it, what came. */
export function EventPreview({
  event,
  body,
}: {
  event: EventDetail;
  /** Null where it was not kept. */
  body: Uint8Array | null;
}) {
  const { customer, offer, source } = event;
  const absent = absentWords(event);
  return (
    <div className="grid gap-4 p-4">
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center gap-1.5">
          {event.purpose === null ? null : (
            <PurposeBadge purpose={event.purpose} />
          )}
          {event.outcome === "accepted" ? null : (
            <OutcomeBadge outcome={event.outcome} />
          )}
          <StateBadges event={event} />
          <span className="ml-auto">
            <LinkButton href={eventHref(event.id)}>Open</LinkButton>
          </span>
        </div>
        <h2 className="text-md font-semibold">
          <EventSentence parts={describeEntry(event)} sourceId={source.id} />
        </h2>
        <VerdictList event={event} lastEntryAt={null} />
      </div>
      <KeyValues
        items={[
          shownFact("Received", <AbsoluteTime at={event.receivedAt} />),
          shownFact("Source", source.name),
          ...ifSent("E-mail", customer?.email),
          ...ifSent("Customer source ID", customer?.sourceId),
          idFact("Customer ID", customer?.id, absent),
          fact("Segment", event.segment?.name, absent),
          ...ifSent("Campaign", event.campaign?.name),
          ...ifSent("Promotion tier", event.promotionTier?.name),
          ...(offer === null
            ? []
            : [shownFact("Gives", describeOffer(offer, source.currency))]),
          idFact("Distribution", event.distributionId, absent),
          idFact("Sendout", event.sendoutId, absent),
          idFact("Event ID", event.id),
        ]}
      />
      <Body event={event} body={body} />
    </div>
  );
}

function Body({
  event,
  body,
}: {
  event: EventDetail;
  body: Uint8Array | null;
}) {
  const shown = bodyText(body, event.shape);
  const text =
    shown.kind === "text"
      ? (shown.readable ?? shown.raw)
      : shown.kind === "bytes"
        ? shown.dump
        : null;
  if (text === null) {
    return (
      <p className="text-ink-2">
        {shown.kind === "empty" ? (
          "The body was empty."
        ) : (
          <WhyNoBody event={event} />
        )}
      </p>
    );
  }
  return (
    <section aria-label="Payload" className="grid gap-1">
      <h3 className="font-medium">Payload</h3>
      <pre className="rounded-md border border-line bg-sunk p-3 font-mono text-xs whitespace-pre-wrap">
        {text.slice(0, maxCharacters).toWellFormed()}
      </pre>
      {text.length > maxCharacters ? (
        <p className="text-xs text-ink-3">
          The page of the event shows the rest of it.
        </p>
      ) : null}
    </section>
  );
}

function WhyNoBody({ event: { erasedAt, isMasked } }: { event: EventDetail }) {
  if (erasedAt !== null)
    return (
      <>
        The body was erased on request on <AbsoluteTime at={erasedAt} />.
      </>
    );
  return isMasked
    ? "Your role does not include the payload."
    : "The body was not kept.";
}
