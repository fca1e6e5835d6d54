import type { ReactNode } from "react";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StateBadges } from "#components/event-words/state-badges.tsx";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { describeEntry } from "#lib/domain/describe/describe-entry.ts";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type { ParsedPayload } from "#lib/domain/reading/parse-payload.ts";
import type { AskedView } from "#components/payload/body-view.ts";
import { ContradictionNotice } from "./contradiction-notice.tsx";
import { CustomerCard } from "#components/event-cards/customer-card.tsx";
import { EventSentence } from "#components/event-words/event-sentence.tsx";
import { EventSide } from "./event-sidebar.tsx";
import type { Neighbours } from "./neighbours.ts";
import { OfferCard } from "#components/event-cards/offer-card.tsx";
import { ProblemList } from "./problem-list.tsx";
import { RejectionNotice } from "./rejection-notice.tsx";
import { RestCard } from "#components/event-cards/rest-card.tsx";
import { SegmentCard } from "#components/event-cards/segment-card.tsx";
import { VerdictList } from "./verdict-list.tsx";
import { WhatWasSent } from "#components/payload/payload-tabs.tsx";

/** One event whole: what happened, how far to trust it, who, what they got, all that was sent. */
export function EventView({
  event,
  body,
  isBodyHidden = false,
  payload,
  neighbours,
  asked,
  zone,
  signature = null,
}: {
  event: EventDetail;
  /** Null where it was not kept. */
  body: Uint8Array | null;
  /** Whether the reader's role does not include what was sent. */
  isBodyHidden?: boolean;
  payload: ParsedPayload | null;
  neighbours: Neighbours;
  /** The view of the body that the page's address asks for. */
  asked: AskedView;
  /** Whose days and times the page tells. */
  zone: string;
  /** Why its signature does not fit, instead of the plain notice of a rejection; null where there is nothing to explain. */
  signature?: ReactNode;
}) {
  return (
    <div className="flex-1 wide:grid wide:grid-cols-[minmax(0,1fr)_19rem] print:block">
      <div className="mx-auto grid w-full max-w-6xl grid-cols-1 content-start gap-4 px-4 py-5 side:px-6">
        <header className="grid gap-3 pb-1">
          <div className="flex flex-wrap gap-1.5">
            {event.purpose === null ? null : (
              <PurposeBadge purpose={event.purpose} />
            )}
            {event.outcome === "accepted" ? null : (
              <OutcomeBadge outcome={event.outcome} />
            )}
            <StateBadges event={event} />
          </div>
          <h1 className="max-w-4xl text-xl font-semibold">
            <EventSentence
              parts={describeEntry(event)}
              sourceId={event.source.id}
            />
          </h1>
          <VerdictList
            event={event}
            lastEntryAt={lastEntryAt(event, neighbours)}
          />
        </header>
        {event.erasedAt === null ? null : (
          <Notice title="Erased on request">
            Since <AbsoluteTime at={event.erasedAt} /> this event is a stub: its
            payload, headers and whatever named{" "}
            {event.customer === null
              ? "the customer"
              : "somebody whom it mentioned"}{" "}
            are gone for good. It counts as before.
          </Notice>
        )}
        {event.rejection === null
          ? null
          : (signature ?? (
              <RejectionNotice
                rejection={event.rejection}
                source={event.source}
              />
            ))}
        {event.purpose === "contradiction" ? (
          <ContradictionNotice
            problems={event.problems}
            rule={event.purposeRule}
          />
        ) : null}
        {payload === null ? null : (
          <Payload event={event} payload={payload} zone={zone} />
        )}
        {event.erasedAt === null ? <ProblemList event={event} /> : null}
        {isBodyHidden ? (
          <Notice title="Your role does not include the payload.">
            Names, addresses and codes of customers are masked on every page.
          </Notice>
        ) : (
          <WhatWasSent
            event={event}
            body={body}
            asked={asked}
            lastEntryId={neighbours.older[0]?.id ?? null}
          />
        )}
      </div>
      <EventSide event={event} neighbours={neighbours} />
    </div>
  );
}

function Payload({
  event,
  payload,
  zone,
}: {
  event: EventDetail;
  payload: ParsedPayload;
  zone: string;
}) {
  return (
    <>
      {payload.customer === null ? null : (
        <CustomerCard
          customer={payload.customer}
          currency={event.source.currency}
          at={event.enteredAt ?? event.receivedAt}
          zone={zone}
        />
      )}
      {payload.segment === null ? null : (
        <SegmentCard segment={payload.segment} />
      )}
      <OfferCard event={event} payload={payload} />
      <RestCard parts={payload.rest} />
    </>
  );
}

/** When the customer entered the same segment before, as far as the nearest entries tell. */
function lastEntryAt(event: EventDetail, { older }: Neighbours): string | null {
  const last = older.find((entry) => entry.segment?.id === event.segment?.id);
  return last === undefined ? null : (last.enteredAt ?? last.receivedAt);
}
