import Link from "next/link";
import {
  type PlainList,
  PlainTable,
  RowLink,
} from "#components/data-table/plain-table.tsx";
import { PurposeBadge } from "#components/event-words/purpose-badge.tsx";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { replayHref } from "#lib/url/replay-hrefs.ts";
import { AttemptBadge } from "./attempt-badge.tsx";
import { number } from "./run-words.ts";

type Attempt = ReplayAttempt & { readonly event: EventItem | null };

const newestAttempts: PlainList<Attempt> = {
  caption: "Newest attempts",
  keyOf: ({ id }) => id,
  columns: [
    {
      label: "Customer",
      cell: ({ eventId, event, isTest }) =>
        isTest ? (
          <span className="text-ink-2">Test entry</span>
        ) : (
          <RowLink href={eventHref(eventId)}>{nameOf(event)}</RowLink>
        ),
    },
    {
      label: "Purpose",
      cell: ({ event }) =>
        event?.purpose == null ? "–" : <PurposeBadge purpose={event.purpose} />,
    },
    {
      label: "Code or promotion",
      cell: ({ event }) => (
        <span className="block truncate font-mono text-xs">
          {event?.voucher?.code ?? event?.promotionTier?.name ?? "–"}
        </span>
      ),
    },
    {
      label: "Answer",
      cell: (attempt) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {attempt.isEdited ? <Badge tone="amber">Edited copy</Badge> : null}
          {attempt.isTest ? <Badge>Test send</Badge> : null}
          <AttemptBadge attempt={attempt} />
          {attempt.attempt > 1 ? `attempt ${String(attempt.attempt)}` : null}
        </span>
      ),
    },
    {
      label: "Sent",
      isNumber: true,
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    },
    {
      label: "Time",
      isNumber: true,
      cell: ({ durationMs }) =>
        durationMs === null ? "–" : `${number(durationMs)} ms`,
    },
  ],
};

const attemptsOfRuns: PlainList<Attempt> = {
  ...newestAttempts,
  columns: [
    ...newestAttempts.columns,
    { label: "Sent by", cell: (attempt) => <SentBy attempt={attempt} /> },
  ],
};

/** Requests of a run or to a destination, with what each of them sent. */
export function AttemptsTable({
  attempts,
  namesRuns = false,
}: {
  /** Tells which run sent it, too. */
  namesRuns?: boolean;
  attempts: readonly Attempt[];
}) {
  return (
    <PlainTable
      list={namesRuns ? attemptsOfRuns : newestAttempts}
      rows={attempts}
    />
  );
}

function SentBy({ attempt: { runId, actor } }: { attempt: ReplayAttempt }) {
  if (runId === null) return <bdi>{actor ?? "a person"}</bdi>;
  return (
    <Link
      href={replayHref(runId)}
      prefetch={false}
      className="link relative z-1"
    >
      a replay
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
