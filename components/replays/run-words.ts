import type { Tone } from "#components/ui/badge.tsx";
import type {
  ReplayRun,
  RunState,
  SkipReason,
} from "#lib/domain/replay/replay-run.ts";

export const stateWords: Readonly<
  Record<RunState, readonly [word: string, tone: Tone]>
> = {
  awaiting_approval: ["Awaiting approval", "amber"],
  queued: ["Queued", "blue"],
  running: ["Running", "green"],
  paused: ["Paused", "amber"],
  done: ["Done", "neutral"],
  cancelled: ["Cancelled", "neutral"],
  stopped: ["Stopped", "red"],
};

export const skipWords: Readonly<Record<SkipReason, string>> = {
  no_body: "Body not kept or erased",
  rejected: "Rejected",
  duplicate: "Duplicate",
  inconsistent: "Inconsistent payload",
  delivered: "Already delivered",
  expired: "Code or campaign expired",
  used_up: "Code used up",
  left_segment: "Left the segment since",
  entered_again: "Entered again since",
};

export function eventsWords(n: number): string {
  return `${number(n)} ${n === 1 ? "event" : "events"}`;
}

export function number(n: number): string {
  return n.toLocaleString("en");
}

/** A SendFailure as a person reads it. */
export function failureWords(failure: string | null): string {
  const text = (failure ?? "failed").replaceAll("_", " ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Whether nothing of it is sent any more, whatever is done. */
export function isOver({ state }: Pick<ReplayRun, "state">): boolean {
  return state === "done" || state === "cancelled";
}
