import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { startChild } from "./child.ts";
import type { Effort } from "./effort.ts";
import type { Job, LoadResult } from "./load-process.ts";
import type { Stage } from "./stage.ts";
import { toAim, toText, type Row } from "./table.ts";

const SAMPLE_EVERY_MS = 5;
/** Of the statements under way, as a share. */
const MOST_WAITING = 0.05;

type Sampled = { active: number; locks: number; waiting: number };

/**
 * Two receivers on one database beside one: how much they store, and, what says more where all of it shares two
 * cores, how many of their statements wait for the lock of another, from samples of `pg_stat_activity`.
 */
export async function benchPair(
  stage: Stage,
  { events, rounds }: Effort,
): Promise<Row[]> {
  const other = await stage.startAnother();
  const generators = [other, other].map(() =>
    startChild<Job, LoadResult>("load-process.ts"),
  );
  try {
    const run = async (ports: readonly number[], seed: number) => {
      await stage.clear();
      const done = new AbortController();
      const sampling = sample(stage.databaseUrl, done.signal);
      const startedAt = performance.now();
      await Promise.all(
        generators.slice(0, ports.length).map((generator, at) =>
          generator.ask({
            port: ports[at] ?? 0,
            requests: {
              kind: "deliveries",
              path: stage.webhookPath,
              seed: seed + at,
              count: (2 * events) / ports.length,
            },
            connections: 64 / ports.length,
            ratePerSecond: null,
          }),
        ),
      );
      const elapsedMs = performance.now() - startedAt;
      done.abort();
      const sampled = await sampling;
      return {
        rate: (await stage.countEvents()) / (elapsedMs / 1_000),
        sampled,
      };
    };
    const one: Awaited<ReturnType<typeof run>>[] = [];
    const two: typeof one = [];
    for (let round = 0; round < Math.max(2, Math.ceil(rounds / 2)); round++) {
      one.push(await run([stage.ownListener.port], 200 + 10 * round));
      two.push(
        await run([stage.ownListener.port, other.port], 205 + 10 * round),
      );
    }
    const rateOf = (runs: typeof one) =>
      runs.reduce((sum, { rate }) => sum + rate, 0) / runs.length;
    const shareOf = (runs: typeof one, kind: "locks" | "waiting") =>
      runs.reduce((sum, { sampled }) => sum + sampled[kind], 0) /
      Math.max(
        1,
        runs.reduce((sum, { sampled }) => sum + sampled.active, 0),
      );
    const share = (runs: typeof one) =>
      `${toText(100 * shareOf(runs, "locks"))} % wait for locks, ${toText(100 * shareOf(runs, "waiting"))} % for anything`;
    return [
      {
        thing: "stored by two receivers",
        number: `${toText(rateOf(two))}/s`,
        comparedWith: `by one: ${toText(rateOf(one))}/s`,
        ratio: toText(rateOf(two) / rateOf(one)),
      },
      {
        thing: "statements of two receivers",
        number: share(two),
        comparedWith: `of one: ${share(one)}`,
        ratio: toText(shareOf(two, "locks")),
        aim: toAim(
          `${String(100 * MOST_WAITING)} % or less wait for locks`,
          shareOf(two, "locks") <= MOST_WAITING,
        ),
      },
    ];
  } finally {
    for (const generator of generators) generator.stop();
    await other.stop();
  }
}

async function sample(
  databaseUrl: string,
  signal: AbortSignal,
): Promise<Sampled> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const sum = { active: 0, locks: 0, waiting: 0 };
  while (!signal.aborted) {
    const { rows } = await client.query<Sampled>({
      name: "sample",
      text: `
        SELECT count(*)::int AS active, count(*) FILTER (WHERE wait_event_type = 'Lock')::int AS locks,
          count(*) FILTER (WHERE wait_event_type <> 'Client')::int AS waiting
        FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%WITH input AS MATERIALIZED%' AND pid <> pg_backend_pid()`,
    });
    sum.active += rows[0]?.active ?? 0;
    sum.locks += rows[0]?.locks ?? 0;
    sum.waiting += rows[0]?.waiting ?? 0;
    await delay(SAMPLE_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  await client.end();
  return sum;
}
