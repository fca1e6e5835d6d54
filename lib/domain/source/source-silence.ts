/** How far back a source's usual arrivals are looked at. */
export const arrivalPatternHours = 28 * 24;

const hourMs = 3_600_000;
const minHistoryHours = 7 * 24;
const minBusyHours = 3;

/** How a source sounds: heard as usual, silent for longer than ever, never heard, or too new to say. */
export type SilenceState =
  /** Within what has happened before. */
  | "usual"
  /** For longer than at any time in the past four weeks. */
  | "quiet"
  /** For four weeks and more: nothing is usual any more. */
  | "abandoned"
  | "never"
  /** Less than a week of history, or next to nothing in it. */
  | "unknown";

export type SourceSilence = {
  readonly sourceId: string;
  readonly name: string;
  readonly state: SilenceState;
  /** ISO 8601; null when nothing ever came. */
  readonly lastReceivedAt: string | null;
  /** How long it was silent at most before, to the hour above; null where that is not known. */
  readonly longestMs: number | null;
};

/**
 * Judges a source's silence by its own past: nights and weekends without traffic
 * are no alarm where there have been such before.
 *
 * @param busyHours which of the past hours something came in, 0 being the hour until `now`
 */
export function detectSilence(
  times: {
    readonly firstReceivedAt: Date | null;
    readonly lastReceivedAt: Date | null;
    readonly now: Date;
  },
  busyHours: readonly number[],
): { readonly state: SilenceState; readonly longestMs: number | null } {
  const { firstReceivedAt, lastReceivedAt, now } = times;
  if (!firstReceivedAt || !lastReceivedAt) {
    return { state: "never", longestMs: null };
  }
  const silentMs = now.getTime() - lastReceivedAt.getTime();
  if (silentMs >= arrivalPatternHours * hourMs) {
    return { state: "abandoned", longestMs: null };
  }
  // What came since, as a test entry of our own, is no sign of life.
  const before = busyHours.filter(
    (hour) => hour >= Math.floor(silentMs / hourMs),
  );
  const historyMs = now.getTime() - firstReceivedAt.getTime();
  const known =
    historyMs >= minHistoryHours * hourMs && before.length >= minBusyHours;
  if (!known) return { state: "unknown", longestMs: null };
  const longestMs = longestGap(before) * hourMs;
  return { state: silentMs > longestMs ? "quiet" : "usual", longestMs };
}

/** In hours, between something early in one busy hour and late in the next. */
function longestGap(busyHours: readonly number[]): number {
  const sorted = busyHours.toSorted((a, b) => a - b);
  const gaps = sorted.map((hour, at) => hour - (sorted[at - 1] ?? hour) + 1);
  return Math.max(...gaps);
}
