import { RelativeTime } from "#components/time/relative-time.tsx";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { AttemptBadge } from "./attempt-badge.tsx";

/** How an event was last sent to a destination. */
export type Sent = Pick<ReplayAttempt, "outcome" | "status" | "failure"> & {
  readonly destinationId: string;
  readonly destinationName: string;
  readonly startedAt: Date;
};

/** Where an event was sent again, when, and what was answered. Nothing where it never was. */
export function SentTo({ sent }: { sent: readonly Sent[] }) {
  return sent.length === 0 ? null : (
    <ul aria-label="Sent again to" className="grid gap-1">
      {sent.map((one) => (
        <li
          key={one.destinationId}
          className="flex flex-wrap items-center gap-2 text-xs text-ink-2"
        >
          <span>Sent again to {one.destinationName}</span>
          <AttemptBadge attempt={{ ...one, reason: null, retryAt: null }} />
          <RelativeTime at={one.startedAt.toISOString()} />
        </li>
      ))}
    </ul>
  );
}
