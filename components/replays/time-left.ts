import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";

/**
 * How long a run still takes, in milliseconds, by the pace of its newest attempts: while none ends,
 * it grows. Null while nothing is being sent, and before anything was.
 */
export function timeLeft(
  { state, counts }: Pick<ReplayRun, "state" | "counts">,
  attempts: readonly Pick<ReplayAttempt, "eventId" | "outcome" | "startedAt">[],
  now: Date,
): number | null {
  const ended = attempts.filter(({ outcome }) => outcome !== "started");
  if (state !== "running" || counts.pending === 0 || ended.length === 0)
    return null;
  const oldest = Math.min(
    ...ended.map(({ startedAt }) => Date.parse(startedAt)),
  );
  const events = new Set(ended.map(({ eventId }) => eventId)).size;
  return (counts.pending * Math.max(now.getTime() - oldest, 1)) / events;
}
