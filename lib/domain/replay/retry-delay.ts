/** How often one event is tried in a run before it counts as failed. */
export const maxAttempts = 5;

const firstDelayMs = 1_000;
const maxDelayMs = 5 * 60_000;

/**
 * How long to wait before an event is tried again; null when it is not.
 *
 * Doubles from one second, spread over a quarter to either side, so that what failed together is not tried
 * together; what the receiver asked for counts where it is longer.
 *
 * @param attempt the one that failed, from 1
 * @param random from 0 to 1
 */
export function retryDelayMs(
  attempt: number,
  result: {
    readonly mayRetry: boolean;
    readonly retryAfterMs: number | null;
  },
  random: number,
): number | null {
  if (!result.mayRetry || attempt >= maxAttempts) return null;
  const delay = Math.min(firstDelayMs * 2 ** (attempt - 1), maxDelayMs);
  const spread = delay * (0.75 + random / 2);
  return Math.round(Math.max(spread, result.retryAfterMs ?? 0));
}
