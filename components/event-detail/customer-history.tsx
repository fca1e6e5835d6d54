import Link from "next/link";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { customerHref, eventHref } from "#lib/url/hrefs.ts";

/** The customer's entries around this one, the newest first and this one among them. */
export function CustomerHistory({
  event,
  newer,
  older,
}: {
  event: EventItem;
  /** Nearest first, like `older`. */
  newer: readonly EventItem[];
  older: readonly EventItem[];
}) {
  const entries = [...newer.toReversed(), event, ...older];
  const customer = event.customer?.id ?? null;
  return (
    <>
      <ol className="grid">
        {entries.map((entry) => (
          <li key={entry.id} className="border-b border-line last:border-b-0">
            {entry.id === event.id ? (
              <div aria-current="true" className="py-1.5 font-medium">
                <Entry entry={entry} note={standingOf(entry)} />
              </div>
            ) : (
              <Link
                href={eventHref(entry.id)}
                prefetch={false}
                className="block rounded-sm py-1.5 hover:bg-line/60"
              >
                <Entry entry={entry} />
              </Link>
            )}
          </li>
        ))}
      </ol>
      {customer === null ? null : (
        <Link
          href={customerHref(customer, { source: event.source.id })}
          prefetch={false}
          className="link"
        >
          Everything about this customer
        </Link>
      )}
    </>
  );
}

/** Marks this one; that it is no entry is said where it is none, since the others are and are counted. */
function standingOf({ isEntry, outcome }: EventItem): string {
  if (isEntry) return "this one";
  return outcome === "accepted"
    ? "this one, not an entry"
    : `this one, ${outcome}`;
}

function Entry({ entry, note }: { entry: EventItem; note?: string }) {
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {entry.purpose === null ? null : (
          <PurposeBadge purpose={entry.purpose} />
        )}
        <RelativeTime at={entry.enteredAt ?? entry.receivedAt} />
        {note === undefined ? null : (
          <span className="text-xs text-ink-2">{note}</span>
        )}
      </span>
      <span className="block truncate text-xs text-ink-2">
        {[entry.segment?.name, whatTheyGot(entry)].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}

function whatTheyGot({
  voucher,
  promotionTier,
  offer,
  source,
  isMasked,
}: EventItem): string | null {
  return (
    voucher?.code ??
    (isMasked && voucher ? "a code, hidden for your role" : null) ??
    promotionTier?.name ??
    (offer === null ? null : describeOffer(offer, source.currency))
  );
}
