import { Badge } from "#components/ui/badge.tsx";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { ProblemKind } from "#lib/domain/reading/problem.ts";
import { expiredWords } from "./expired-words.ts";
import { problemKindWords } from "./problem-kind-words.ts";

/** What keeps a code from being used, whatever else is said of the event. */
const unusable: readonly ProblemKind[] = [
  "not_yet_valid",
  "used_up",
  "inactive",
  "publication_failed",
];

/** That an event is a test or was erased, and why what was sent with it cannot be used. */
export function StateBadges({
  event,
}: {
  event: Pick<
    EventItem,
    "isTest" | "validUntil" | "receivedAt" | "problems" | "erasedAt"
  >;
}) {
  const expired = expiredWords(event);
  const kinds = unusable.filter((kind) =>
    event.problems.some((problem) => problem.kind === kind),
  );
  return (
    <>
      {event.isTest ? <Badge>Test</Badge> : null}
      {event.erasedAt === null ? null : <Badge>Erased on request</Badge>}
      {expired === null ? null : <Badge tone="red">{expired}</Badge>}
      {kinds.map((kind) => (
        <Badge key={kind} tone="red">
          <span className="first-letter:uppercase">
            {problemKindWords[kind]}
          </span>
        </Badge>
      ))}
    </>
  );
}
