import Link from "next/link";
import { PlainTable } from "#components/dimension/plain-table.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { durationWords } from "#components/event-words/duration-words.ts";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/replay/replay-attempt.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { AttemptBadge } from "./attempt-badge.tsx";

const columns = [
  { label: "Customer" },
  { label: "Purpose" },
  { label: "Code or promotion" },
  { label: "Answer" },
  { label: "Sent", isNumber: true },
  { label: "Time", isNumber: true },
  { label: "Attempt", isNumber: true },
];

/** The newest requests of a run, with what each of them sent. */
export function AttemptsTable({
  attempts,
}: {
  attempts: readonly (ReplayAttempt & { readonly event: EventItem | null })[];
}) {
  return (
    <PlainTable
      caption="Newest attempts"
      columns={columns}
      rows={attempts.map((attempt) => ({
        key: attempt.id,
        cells: [
          <Link
            key="customer"
            href={eventHref(attempt.eventId)}
            prefetch={false}
            className="block truncate font-medium after:absolute after:inset-0"
          >
            {nameOf(attempt.event)}
          </Link>,
          attempt.event?.purpose == null ? (
            "–"
          ) : (
            <PurposeBadge key="purpose" purpose={attempt.event.purpose} />
          ),
          <span key="offer" className="block truncate font-mono text-xs">
            {attempt.event?.voucher?.code ??
              attempt.event?.promotionTier?.name ??
              "–"}
          </span>,
          <AttemptBadge key="answer" attempt={attempt} />,
          <AbsoluteTime key="sent" at={attempt.startedAt} to="second" />,
          attempt.durationMs === null ? "–" : durationWords(attempt.durationMs),
          attempt.attempt,
        ],
      }))}
    />
  );
}

function nameOf(event: EventItem | null): string {
  const customer = event?.customer;
  return (
    customer?.name ??
    customer?.sourceId ??
    customer?.id ??
    event?.id ??
    "Erased"
  );
}
