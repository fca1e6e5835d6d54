import Link from "next/link";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { Badge } from "#components/ui/badge.tsx";
import { destinationHref, replayHref } from "#lib/url/replay-hrefs.ts";
import { AttemptBadge } from "./attempt-badge.tsx";
import { CopyChanges } from "./copy-changes.tsx";

/** Where an event, or an edited copy of it, was sent again, when, and what was answered; newest first. */
export function EventReplays({
  attempts,
}: {
  attempts: readonly ReplayAttempt[];
}) {
  return (
    <ol className="divide-y divide-line">
      {attempts.map((attempt) => (
        <li key={attempt.id} className="grid gap-1 py-2">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <Link
              href={destinationHref(attempt.destination.id)}
              prefetch={false}
              className="font-medium hover:underline"
            >
              <bdi>{attempt.destination.name}</bdi>
            </Link>
            <span className="flex flex-wrap items-center gap-1.5">
              {attempt.isEdited ? (
                <Badge tone="amber">Edited copy</Badge>
              ) : null}
              <AttemptBadge attempt={attempt} />
            </span>
          </p>
          <p className="text-xs text-ink-2">
            {attempt.actor === null ? null : `by ${attempt.actor} · `}
            {attempt.runId === null ? null : (
              <>
                <Link href={replayHref(attempt.runId)} className="link">
                  in a replay of many
                </Link>
                {" · "}
              </>
            )}
            {attempt.durationMs === null
              ? null
              : `${String(attempt.durationMs)} ms · `}
            <RelativeTime at={attempt.startedAt} />
          </p>
          {attempt.isEdited ? (
            <p>
              <CopyChanges eventId={attempt.eventId} copyId={attempt.id} />
            </p>
          ) : null}
          {attempt.reason === null ? null : (
            <p className="text-xs wrap-anywhere text-ink-2">
              <bdi>{attempt.reason}</bdi>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
