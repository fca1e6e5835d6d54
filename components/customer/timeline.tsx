import Link from "next/link";
import { durationWords } from "#components/event-words/duration-words.ts";
import { ordinalWord } from "#components/event-words/ordinal-word.ts";
import { StateBadges } from "#components/event-words/state-badges.tsx";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { CustomerEntry } from "#lib/domain/customer/customer-history.ts";
import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import { eventHref, dimensionHref } from "#lib/url/hrefs.ts";
import { EntryChanges } from "./entry-changes.tsx";
import { type Sent, SentTo } from "#components/replays/sent-to.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";

/** A customer's entries, newest first: each with its number in its segment, what was sent, and what changed. */
export function Timeline({
  entries,
  answerOf,
  sentOf,
}: {
  entries: readonly CustomerEntry[];
  /** What an entry brought, in one line to copy; null where it brought nothing. */
  answerOf: (entry: CustomerEntry) => string | null;
  /** Where an entry was sent again. */
  sentOf: (entry: CustomerEntry) => readonly Sent[];
}) {
  return (
    <ol className="ml-3 grid grid-cols-1 gap-6 border-l border-line pl-6 print:block print:*:mb-6">
      {entries.map((entry) => (
        <li key={entry.id} className="relative grid grid-cols-1 gap-1.5">
          <span className="absolute -left-9 flex size-6 items-center justify-center rounded-full border border-line bg-panel text-xs text-ink-2">
            <span className="sr-only">Entry number </span>
            {entry.place.toLocaleString("en")}
          </span>
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {entry.purpose === null ? null : (
              <PurposeBadge purpose={entry.purpose} />
            )}
            {entry.outcome === "accepted" ? null : (
              <OutcomeBadge outcome={entry.outcome} />
            )}
            <h3 className="font-medium">
              <SegmentName entry={entry} /> <span aria-hidden>→</span>
              <span className="sr-only">, was sent </span> <Got entry={entry} />
            </h3>
            <Link
              href={eventHref(entry.id)}
              prefetch={false}
              className="ml-auto text-ink-2 hover:text-ink"
            >
              <RelativeTime
                at={entry.enteredAt ?? entry.receivedAt}
                align="end"
              />
              <span className="sr-only">, open this entry</span>
            </Link>
          </div>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
            <Place entry={entry} />
            <StateBadges event={entry} />
          </p>
          {entry.arrivedLate ? (
            <p className="text-xs text-amber">{lateWords(entry)}</p>
          ) : null}
          <Answer line={answerOf(entry)} />
          <SentTo sent={sentOf(entry)} />
          <EntryChanges entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Answer({ line }: { line: string | null }) {
  return line === null ? null : (
    <p className="flex items-start gap-1 print:hidden">
      <span>{line}</span>
      <CopyButton text={line} label="this answer" />
    </p>
  );
}

function SegmentName({ entry: { segment } }: { entry: CustomerEntry }) {
  const name = segment?.name ?? segment?.id;
  if (!name) return "a segment without a name";
  return segment?.id ? (
    <Link
      href={dimensionHref("segment", segment.id)}
      prefetch={false}
      className="hover:underline"
    >
      <SentText text={name} />
    </Link>
  ) : (
    <SentText text={name} />
  );
}

function Got({ entry }: { entry: CustomerEntry }) {
  const {
    voucher,
    promotionTier,
    offer,
    source,
    eventName,
    purpose,
    isMasked,
  } = entry;
  if (voucher?.code) {
    return (
      <>
        <code className="font-mono text-[0.95em]">
          <SentText text={voucher.code} />
        </code>
        {purpose === "contradiction" ? " (unverified)" : null}
      </>
    );
  }
  if (isMasked && voucher) return "a code, hidden for your role";
  if (entry.erasedAt && purpose === "unique_codes")
    return "a code, erased on request";
  const told =
    promotionTier?.name ??
    promotionTier?.id ??
    (offer && describeOffer(offer, source.currency)) ??
    eventName;
  return <SentText text={told ?? "a message"} />;
}

/** "Third time in New Customers · 41 days after the previous one". */
function Place({ entry }: { entry: CustomerEntry }) {
  const { entryNumber, segment } = entry;
  const more = moreWords(entry).join(" · ");
  if (entryNumber === null) return <span>{more}</span>;
  return (
    <span>
      {entryNumber === 1 ? "First" : ordinalWord(entryNumber)} time in{" "}
      <SentText text={segment?.name ?? segment?.id ?? "this segment"} />
      {more === "" ? "" : ` · ${more}`}
    </span>
  );
}

function moreWords({
  purpose,
  problems,
  previousEntryId,
  previousInSegmentAt,
  enteredAt,
  receivedAt,
}: CustomerEntry): readonly string[] {
  const at = Date.parse(enteredAt ?? receivedAt);
  const contradiction = problems.find(({ kind }) => kind === "contradiction");
  return [
    ...(previousInSegmentAt === null
      ? []
      : [
          `${durationWords(at - Date.parse(previousInSegmentAt))} after the previous one`,
        ]),
    ...(previousEntryId === null ? ["first entry kept here"] : []),
    ...(purpose === "contradiction" && contradiction
      ? [contradiction.message]
      : []),
  ];
}

/** Of an entry that came after one that happened later: "Arrived 3 h later, …". */
function lateWords({ enteredAt, receivedAt }: CustomerEntry): string {
  const late = Date.parse(receivedAt) - Date.parse(enteredAt ?? receivedAt);
  return `Arrived ${durationWords(late)} later, when an entry that happened after it was here already`;
}
