import { db } from "#lib/db/connection/client.ts";

/** How a run kept to the rate that it was given. */
export type RateEdge = {
  readonly ratePerSecond: number;
  readonly sent: number;
  /** The most that was sent within any one second. */
  readonly peakPerSecond: number;
  /** Of what the rate allows since the first request, the largest share that had been sent at any moment after the first second. */
  readonly shareOfRate: number;
};

/** Measures what a run has sent up to now, by when its workers say that they sent it: a receiver that is late shows bursts that were none. */
export async function measureRate(
  runId: string,
  ratePerSecond: number,
): Promise<RateEdge> {
  const rows = await db().replayAttempt.findMany({
    where: { runId, outcome: { in: ["delivered", "failed"] } },
    select: { startedAt: true },
    orderBy: { startedAt: "asc" },
  });
  const times = rows.map(({ startedAt }) => startedAt.getTime());
  const first = times[0] ?? 0;
  const shares = times.flatMap((at, index) =>
    at - first < 1_000
      ? []
      : [(1_000 * (index + 1)) / (1_000 + (at - first) * ratePerSecond)],
  );
  return {
    ratePerSecond,
    sent: times.length,
    peakPerSecond: peakOf(times),
    shareOfRate: shares.reduce((most, share) => Math.max(most, share), 0),
  };
}

/** The figures as a line of a log. */
export function rateInWords(edge: RateEdge): string {
  const { ratePerSecond, sent, peakPerSecond, shareOfRate } = edge;
  const over = 100 * (peakPerSecond / ratePerSecond - 1);
  return `${String(sent)} events held at ${String(ratePerSecond)}/s: ${String(peakPerSecond)} in the busiest second (${over.toFixed(1)} % over), ${(100 * shareOfRate).toFixed(1)} % of what the rate allows since the start`;
}

/** In the busiest second: one more than the rate may be in any, at both of its ends. */
export function allowedPeak(ratePerSecond: number): number {
  return 1.02 * ratePerSecond + 1;
}

function peakOf(times: readonly number[]): number {
  let peak = 0;
  let from = 0;
  for (const [index, time] of times.entries()) {
    while ((times[from] ?? time) <= time - 1_000) from += 1;
    peak = Math.max(peak, index - from + 1);
  }
  return peak;
}
