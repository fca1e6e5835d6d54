import type { ProblemList } from "../problem-list.ts";

/** Clocks of servers differ by seconds, and no delivery takes less than nothing. */
const toleratedMs = 5 * 60_000;

/** Reports an event that says it happened after it had been received: it would count as the latest until that day has come. */
export function checkHappenedLater(
  enteredAt: string | null,
  receivedAt: Date | null,
  problems: ProblemList,
): void {
  if (enteredAt === null || receivedAt === null) return;
  if (Date.parse(enteredAt) - receivedAt.getTime() <= toleratedMs) return;
  problems.warn(
    "bad_time",
    "$.event.created_at",
    "The event says that it happened after it was received here.",
  );
}
