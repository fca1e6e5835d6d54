import { Badge } from "#components/ui/badge.tsx";
import { counted } from "#components/event-words/count-words.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { AttemptBadge } from "./attempt-badge.tsx";

/** What came of one attempt: how it ended, in which time, and the beginning of the answer with its headers. */
export function AttemptAnswer({ attempt }: { attempt: ReplayAttempt }) {
  return (
    <div role="status" className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <AttemptBadge attempt={attempt} />
        {attempt.isEdited ? <Badge tone="amber">Edited copy</Badge> : null}
        {attempt.durationMs === null
          ? null
          : `${String(attempt.durationMs)} ms`}
        <bdi>{attempt.reason}</bdi>
      </p>
      {attempt.headers.length === 0 ? null : (
        <details className="text-xs">
          <summary className="cursor-pointer text-ink-2">
            {counted(attempt.headers.length, "header")} of the answer
          </summary>
          {/* Scrolled by keyboard, too. */}
          <pre
            role="region"
            aria-label="Headers of the answer"
            tabIndex={0}
            className="max-h-40 overflow-auto py-1 font-mono whitespace-pre-wrap"
          >
            {attempt.headers
              .map(([name, value]) => `${name}: ${value}`)
              .join("\n")}
          </pre>
        </details>
      )}
      {attempt.body ? (
        <pre
          role="region"
          aria-label="Answer"
          tabIndex={0}
          className="max-h-40 overflow-auto rounded-md border border-line bg-sunk p-2 font-mono text-xs whitespace-pre-wrap"
        >
          {attempt.body}
        </pre>
      ) : null}
    </div>
  );
}
