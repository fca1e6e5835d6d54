import { disconnectDb } from "#lib/db/connection/client.ts";
import { selectEvents } from "#lib/db/events/select-events.ts";
import { foldRollups } from "#lib/db/rollups/fold-rollups.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { readCases } from "./read-cases.ts";

// A process of its own for each database: it asks the services as a page does, and keeps the time.

export type ReadJob = {
  readonly databaseUrl: string;
  /** When the events were received, in ms since 1970: what is asked about is spread over all of it. */
  readonly from: number;
  readonly to: number;
  readonly rounds: number;
};
/** In the order of the cases, in ms. */
export type ReadResult = {
  readonly name: string;
  readonly aimMs: number;
  readonly p50: number;
  readonly p95: number;
}[];

process.on("message", (job: ReadJob) => {
  void run(job).then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit(0));

async function run(job: ReadJob): Promise<ReadResult> {
  process.env.DATABASE_URL = job.databaseUrl;
  process.env.APP_SECRET = "a secret for benchmarks";
  // No worker runs here, and what it has not folded is counted one by one.
  await foldRollups();
  const abouts = await chooseEvents(job);
  const results: ReadResult = [];
  for (const { name, aimMs, read } of readCases) {
    const times: number[] = [];
    for (const [round, about] of abouts.entries()) {
      const started = performance.now();
      const reading = read(about);
      if (!reading) continue;
      await reading.catch(unlessTooSlow);
      // The first few fill Postgres' caches and warm up the code.
      if (round >= abouts.length - job.rounds)
        times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) =>
      times[Math.ceil(times.length * share) - 1] ?? Number.NaN;
    results.push({ name, aimMs, p50: at(0.5), p95: at(0.95) });
  }
  await disconnectDb();
  return results;
}

/** What is cut off has taken the time until then, which is more than any aim. */
function unlessTooSlow(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== "too_slow") throw error;
}

/** Entries that are evenly apart, in an order that jumps. */
async function chooseEvents({
  from,
  to,
  rounds,
}: ReadJob): Promise<EventItem[]> {
  const count = rounds + 5;
  const chosen: EventItem[] = [];
  for (let n = 0; n < count; n++) {
    const share = ((n * 7) % count) / count;
    const eventId = timeToUuidV7Floor(new Date(from + (to - from) * share));
    const { items } = await selectEvents(
      "all",
      { entries: "only", order: "asc" },
      { cursor: { side: "after", eventId }, limit: 1, now: new Date() },
    );
    chosen.push(...items);
  }
  return chosen;
}
