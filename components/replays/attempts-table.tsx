import Link from "next/link";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { AttemptBadge } from "./attempt-badge.tsx";
import { number } from "./run-words.ts";

const columns = [
  { label: "Customer" },
  { label: "Purpose" },
  { label: "Code or promotion" },
  { label: "Answer" },
  { label: "Sent", isNumber: true },
  { label: "Time", isNumber: true },
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
          <span key="answer" className="flex flex-wrap items-center gap-1.5">
            <AttemptBadge attempt={attempt} />
            {attempt.attempt > 1 ? `attempt ${String(attempt.attempt)}` : null}
          </span>,
          <RelativeTime key="sent" at={attempt.startedAt} />,
          attempt.durationMs === null
            ? "–"
            : `${number(attempt.durationMs)} ms`,
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
