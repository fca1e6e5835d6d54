import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { counted } from "#components/event-words/count-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { kindWords } from "./failure-kinds.tsx";

export type Breaker = {
  readonly failuresInARow: number;
  readonly since?: Date | undefined;
  readonly status?: number | null | undefined;
  readonly failure?: string | null | undefined;
};

/** Why nothing is sent there, or little, and since when. Nothing where it is sent to. */
export function DestinationStanding({
  pausedAt,
  deletedAt,
  breaker,
}: {
  /** ISO 8601. */
  pausedAt: string | null;
  deletedAt: Date | null;
  breaker: Breaker | null;
}) {
  if (deletedAt !== null)
    return (
      <Notice title="Deleted">
        Since <AbsoluteTime at={deletedAt.toISOString()} />. Its secret and
        headers are gone; what was sent there stays on record.
      </Notice>
    );
  return (
    <>
      {pausedAt === null ? null : (
        <Notice kind="warning" title="Paused">
          Since <AbsoluteTime at={pausedAt} />. Nothing is sent there until
          somebody resumes it.
        </Notice>
      )}
      {breaker === null ? null : (
        <Notice kind="error" title="Paused by the circuit breaker">
          {breaker.since === undefined ? null : (
            <>
              Since <AbsoluteTime at={breaker.since.toISOString()} />:{" "}
            </>
          )}
          {counted(breaker.failuresInARow, "attempt")} in a row failed
          {breaker.since === undefined ? null : <>, {lastWords(breaker)}</>}.
          One event at a time is tried, until it answers.
        </Notice>
      )}
    </>
  );
}

function lastWords({ status = null, failure = null }: Breaker): string {
  return `the last with “${kindWords({ status, failure })}”`;
}
