import type { EventDetail } from "#lib/domain/event/event.ts";
import { durationWords } from "#components/event-words/duration-words.ts";

export type ClockStep = {
  readonly label: string;
  /** ISO 8601; null where it was not sent. */
  readonly time: string | null;
  /** The difference to the step before it that has a time; null for the first. */
  readonly difference: string | null;
  /** Whose clock: Voucherify's claim, or our own. */
  readonly ours: boolean;
};

/**
 * The way of an event through time, in the order in which it should have gone.
 * A step that lies before the one above it says so: the clocks disagree, and hiding that would mislead.
 */
export function clockSteps(
  event: Pick<EventDetail, "enteredAt" | "sentAt" | "receivedAt" | "isEntry">,
): readonly ClockStep[] {
  const steps = [
    {
      label: event.isEntry ? "Entered the segment" : "Happened",
      time: event.enteredAt,
      ours: false,
    },
    { label: "Voucherify sent", time: event.sentAt, ours: false },
    { label: "Received and stored", time: event.receivedAt, ours: true },
  ];
  let before: number | null = null;
  return steps.map((step) => {
    const now = step.time === null ? Number.NaN : Date.parse(step.time);
    const difference =
      before === null || Number.isNaN(now)
        ? null
        : differenceWords(now - before);
    if (!Number.isNaN(now)) before = now;
    return { ...step, difference };
  });
}

function differenceWords(milliseconds: number): string {
  if (milliseconds < 0)
    return `${durationWords(milliseconds)} earlier: the clocks disagree`;
  return milliseconds < 50 ? "+0 ms" : `+${durationWords(milliseconds)}`;
}
