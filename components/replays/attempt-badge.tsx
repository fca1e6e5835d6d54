import { Check, CircleHelp, Clock, X } from "lucide";
import { Badge } from "#components/ui/badge.tsx";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { failureWords } from "./run-words.ts";

/** How an attempt ended, as icon, word and colour. */
export function AttemptBadge({
  attempt: { outcome, status, reason, retryAt, failure },
}: {
  attempt: Pick<
    ReplayAttempt,
    "outcome" | "status" | "reason" | "retryAt" | "failure"
  >;
}) {
  const title = reason ?? undefined;
  if (outcome === "delivered")
    return (
      <Badge tone="green" icon={Check} title={title}>
        {status === null
          ? "Counted as delivered"
          : `${String(status)} delivered`}
      </Badge>
    );
  if (outcome === "in_doubt")
    return (
      <Badge tone="amber" icon={CircleHelp} title={title}>
        In doubt
      </Badge>
    );
  if (outcome === "started")
    return (
      <Badge tone="blue" icon={Clock}>
        Under way
      </Badge>
    );
  const word = status === null ? failureWords(failure) : String(status);
  return (
    <Badge tone="red" icon={X} title={title}>
      {word} · {retryAt === null ? "not retried" : "retried"}
    </Badge>
  );
}
