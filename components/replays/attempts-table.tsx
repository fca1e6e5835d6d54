import Link from "next/link";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { replayHref } from "#lib/url/replay-hrefs.ts";
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

/** Requests of a run or to a destination, with what each of them sent. */
export function AttemptsTable({
  attempts,
  namesRuns = false,
}: {
  /** Tells which run sent it, too. */
  namesRuns?: boolean;
  attempts: readonly (ReplayAttempt & { readonly event: EventItem | null })[];
}) {
  return (
    <PlainTable
      caption="Newest attempts"
      columns={namesRuns ? [...columns, { label: "Replay" }] : columns}
      rows={attempts.map((attempt) => ({
        key: attempt.id,
        cells: [
          attempt.isTest ? (
            <span key="customer" className="text-ink-2">
              An invented entry
            </span>
          ) : (
            <Link
              key="customer"
              href={eventHref(attempt.eventId)}
              prefetch={false}
              className="block truncate font-medium after:absolute after:inset-0"
            >
              {nameOf(attempt.event)}
            </Link>
          ),
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
            {attempt.isEdited ? <Badge tone="amber">Edited copy</Badge> : null}
            {attempt.isTest ? <Badge>Test send</Badge> : null}
            <AttemptBadge attempt={attempt} />
            {attempt.attempt > 1 ? `attempt ${String(attempt.attempt)}` : null}
          </span>,
          <RelativeTime key="sent" at={attempt.startedAt} />,
          attempt.durationMs === null
            ? "–"
            : `${number(attempt.durationMs)} ms`,
          ...(namesRuns ? [<SentBy key="run" attempt={attempt} />] : []),
        ],
      }))}
    />
  );
}

function SentBy({ attempt: { runId, actor } }: { attempt: ReplayAttempt }) {
  if (runId === null) return <>by hand{actor === null ? null : `: ${actor}`}</>;
  return (
    <Link
      href={replayHref(runId)}
      prefetch={false}
      className="link relative z-1"
    >
      of many
    </Link>
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
