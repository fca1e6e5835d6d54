import Link from "next/link";
import type { ReactNode } from "react";
import { SideGroup } from "#components/ui/sidebar-group.tsx";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { SinceTime } from "#components/time/since-time.tsx";
import type {
  CustomerOverview,
  LastKnownSegment,
  SentOffer,
} from "#lib/domain/customer/customer-history.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { eventHref, eventsHref, dimensionHref } from "#lib/url/hrefs.ts";
import { SentText } from "#components/event-words/sent-text.tsx";

/** Beside the timeline: what they were sent, where they were last, and what else came about them. */
export function CustomerSide({
  customer,
  offers,
  segments,
  otherEvents,
  most,
}: {
  customer: CustomerOverview;
  offers: readonly SentOffer[];
  segments: readonly LastKnownSegment[];
  otherEvents: readonly EventItem[];
  /** Each list has at most so many. */
  most: number;
}) {
  return (
    <aside
      aria-label="Codes, segments and other events"
      className="grid content-start gap-6"
    >
      <SideGroup title="Codes and promotions">
        <List items={offers} none="None." most={most}>
          {(offer) => (
            <Row key={offer.eventId}>
              <Link
                href={eventHref(offer.eventId)}
                prefetch={false}
                className="min-w-0 hover:underline"
              >
                {offer.code === null ? (
                  <SentText text={codelessWords(offer)} />
                ) : (
                  <code className="font-mono text-xs">
                    <SentText text={offer.code} />
                  </code>
                )}
              </Link>
              {offerBadge(offer)}
            </Row>
          )}
        </List>
      </SideGroup>
      <SideGroup title="Last known segments">
        <List items={segments} none="None is known." most={most}>
          {(segment) => (
            <Row key={segment.id}>
              <Link
                href={dimensionHref("segment", segment.id)}
                prefetch={false}
                className="min-w-0 hover:underline"
              >
                <SentText text={segment.name ?? segment.id} />
              </Link>
              <span className="shrink-0 text-ink-2">
                <SegmentState segment={segment} />
              </span>
            </Row>
          )}
        </List>
        <p className="text-xs text-ink-2">
          They may have left since: exits are known only if a “Customer left
          segment” distribution also sends here.
        </p>
      </SideGroup>
      <SideGroup title="Other events">
        <List items={otherEvents} none="None." most={most}>
          {(event) => (
            <Row key={event.id}>
              <Link
                href={eventHref(event.id)}
                prefetch={false}
                className="min-w-0 hover:underline"
              >
                <SentText text={event.eventType ?? typelessWords(event)} />
              </Link>
              <span className="flex shrink-0 items-center gap-2 text-ink-2">
                {event.outcome === "accepted" ? null : (
                  <OutcomeBadge outcome={event.outcome} />
                )}
                <RelativeTime at={event.receivedAt} align="end" />
              </span>
            </Row>
          )}
        </List>
        <Link
          href={eventsHref({
            customer: [customer.id],
            source: [customer.source.id],
          })}
          prefetch={false}
          className="link"
        >
          All events of this customer
        </Link>
      </SideGroup>
    </aside>
  );
}

function typelessWords({ isMasked }: EventItem): string {
  return isMasked
    ? "an event whose type is not shown"
    : "an event without a type";
}

/** What an offer is called whose code is not there. */
function codelessWords({ isCodeHidden, promotionTier }: SentOffer): string {
  if (isCodeHidden) return "a code, hidden for your role";
  return promotionTier?.name ?? promotionTier?.id ?? "a promotion";
}

function offerBadge({ code, isCodeHidden, publicationId }: SentOffer) {
  if (code === null && !isCodeHidden)
    return <Badge tone="amber">promotion</Badge>;
  return publicationId === null ? (
    <Badge
      tone="red"
      title="No publication came with it: Voucherify's record that it was given"
    >
      unverified
    </Badge>
  ) : (
    <Badge tone="green">published</Badge>
  );
}

function SegmentState({
  segment: { enteredAt, leftAt },
}: {
  segment: LastKnownSegment;
}) {
  if (leftAt !== null) {
    return (
      <>
        left <RelativeTime at={leftAt} />
      </>
    );
  }
  return enteredAt === null ? null : (
    <>
      since <SinceTime at={enteredAt} />
    </>
  );
}

function Row({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-3 border-b border-line py-1.5 last:border-b-0">
      {children}
    </li>
  );
}

function List<Item>({
  items,
  none,
  most,
  children,
}: {
  items: readonly Item[];
  none: string;
  most: number;
  children: (item: Item) => ReactNode;
}) {
  if (items.length === 0) return <p className="text-ink-2">{none}</p>;
  return (
    <>
      <ul>{items.map(children)}</ul>
      {items.length < most ? null : (
        <p className="text-xs text-ink-2">The newest {most}.</p>
      )}
    </>
  );
}
