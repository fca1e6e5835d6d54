import { availableParallelism } from "node:os";
import { Client } from "pg";
import { startChild } from "../child.ts";
import type { Month } from "./load-month.ts";
import type { LoadPlan } from "./loaded-event.ts";
import type { MonthJob, MonthResult } from "./month-process.ts";

/** How far a load has come. */
export type LoadProgress = {
  readonly month: Month;
  readonly rows: number;
  readonly loaded: number;
};

/**
 * Fills a migrated database with the events of a plan, months side by side, and
 * gathers its statistics. Months are stored whole or not at all.
 *
 * @returns how many events were loaded
 * @throws {Error} when a month could not be stored, as when its events were loaded before
 */
export async function loadEvents(
  databaseUrl: string,
  plan: LoadPlan,
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<number> {
  const months = monthsOf(plan);
  let loaded = 0;
  const work = async () => {
    const child = startChild<MonthJob, MonthResult>("load/month-process.ts");
    try {
      for (let month = months.shift(); month; month = months.shift()) {
        const result = await child.ask({ databaseUrl, plan, month });
        if ("error" in result) throw new Error(result.error);
        loaded += result.rows;
        onProgress({ month, rows: result.rows, loaded });
      }
    } finally {
      months.length = 0;
      child.stop();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  await tidy(databaseUrl);
  return loaded;
}

function monthsOf({ from, to }: LoadPlan): Month[] {
  const months: Month[] = [];
  const first = new Date(from);
  for (let ahead = 0; ; ahead++) {
    const start = (plus: number) =>
      Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + ahead + plus, 1);
    // The last events may still be on their way at the plan's end.
    if (start(0) > to) return months;
    months.push({ from: start(0), to: start(1) });
  }
}

/** What autovacuum would do within minutes: without it nothing measured right after a load says anything. */
async function tidy(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("VACUUM (ANALYZE) event");
    await client.query("VACUUM (ANALYZE) delivery_key");
  } finally {
    await client.end();
  }
}

/** Loads so many events of the first source, spread over the six months that are over. */
export async function loadSixMonths(
  client: Client,
  databaseUrl: string,
  events: number,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM source LIMIT 1",
  );
  const now = new Date();
  const month = (ago: number) =>
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 1);
  await loadEvents(databaseUrl, {
    events,
    seed: 1,
    from: month(6),
    // The very last may arrive a moment after it entered.
    to: month(0) - 2_000,
    sourceId: rows[0]?.id ?? "",
  });
}
