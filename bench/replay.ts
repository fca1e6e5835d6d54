import { setTimeout as delay } from "node:timers/promises";
import type { Effort } from "./effort.ts";
import { type ReplayStage, setReplayStage } from "./replay/replay-stage.ts";
import { median, type Row, toAim, toText } from "./table.ts";

const CONNECTIONS = 32;
const SAMPLE_EVERY_MS = 100;
/** Of a round; enough for some seconds. */
const EVENTS_OF_A_ROUND = 10_000;
/** While new webhooks come in. */
const RATE_BESIDE = 200;

/**
 * Events sent again per second by the worker of `npm start`, beside a bare client that sends the same bodies, as many
 * at once, to the same receiver; its memory; and what a run costs webhooks that come in meanwhile.
 */
export async function benchReplay(effort: Effort): Promise<Row[]> {
  process.stdout.write("Loading events to replay …\n");
  const stage = await setReplayStage(effort.stored, CONNECTIONS);
  try {
    return [
      ...(await measureMemory(stage, effort)),
      ...(await measureRate(stage, effort)),
      ...(await measureIngest(stage, effort)),
    ];
  } finally {
    await stage.strike();
  }
}

async function measureMemory(
  stage: ReplayStage,
  { stored }: Effort,
): Promise<Row[]> {
  const few = 1_000;
  // What is loaded and compiled once is no growth.
  await replay(stage, few);
  const small = await sampled(stage, () => replay(stage, few));
  const large = await sampled(stage, () => replay(stage, stored));
  const third = Math.floor(large.samples.length / 3);
  const late = median(large.samples.slice(2 * third));
  const base = median(small.samples);
  const ratio = late / base;
  return [
    {
      thing: `the worker's memory in the last third of ${toText(stored)} events`,
      number: `${toText(late)} MiB`,
      comparedWith: `${toText(base)} MiB while ${toText(few)} are sent`,
      ratio: toText(ratio),
      aim: toAim("1.25 or less", ratio <= 1.25),
    },
    {
      thing: `events/s over ${toText(stored)} events`,
      number: `${toText(large.result)}/s`,
      comparedWith: "",
      ratio: "",
    },
  ];
}

async function measureRate(
  stage: ReplayStage,
  { stored, rounds }: Effort,
): Promise<Row[]> {
  const events = Math.min(EVENTS_OF_A_ROUND, stored);
  const ours: number[] = [];
  const bare: number[] = [];
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const one = await replay(stage, events);
    await stage.takeTally();
    await stage.sendBare(events);
    const other = perSecond(await stage.takeTally());
    if (round === 0) continue;
    ours.push(one);
    bare.push(other);
  }
  const ratio = median(ours) / median(bare);
  return [
    {
      thing: "events sent again per second",
      number: describe(ours),
      comparedWith: `a bare undici client: ${describe(bare)}`,
      ratio: toText(ratio),
      aim: toAim("0.6 or more", ratio >= 0.6),
    },
  ];
}

/** From when a delivery was due to its answer, at half of what can be received, alone and while a run sends. */
async function measureIngest(
  stage: ReplayStage,
  { events, rounds, seconds }: Effort,
): Promise<Row[]> {
  const receive = (seed: number, count: number, ratePerSecond: number | null) =>
    stage.load({
      port: stage.port,
      requests: { kind: "deliveries", path: stage.webhookPath, seed, count },
      connections: ratePerSecond === null ? 64 : 256,
      ratePerSecond,
    });
  let seed = 1_000;
  await receive(seed++, events, null);
  const { elapsedMs } = await receive(seed++, events, null);
  const rate = Math.round((events * 500) / elapsedMs);
  const count = Math.round((rate * seconds) / 3);
  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < rounds; round++) {
    alone.push((await receive(seed++, count, rate)).latency.p99);
    const run = await stage.startRun(RATE_BESIDE * seconds * 2, RATE_BESIDE);
    await delay(1_000);
    beside.push((await receive(seed++, count, rate)).latency.p99);
    await stage.cancelRun(run);
    await stage.clear();
  }
  const ratio = median(beside) / median(alone);
  return [
    {
      thing: `p99 of webhooks at ${toText(rate)}/s while a run sends ${toText(RATE_BESIDE)}/s`,
      number: `${toText(median(beside))} ms`,
      comparedWith: `${toText(median(alone))} ms without`,
      ratio: toText(ratio),
      aim: toAim("1.5 or less", ratio <= 1.5),
    },
  ];
}

/** @returns events per second, as the receiver saw them */
async function replay(stage: ReplayStage, events: number): Promise<number> {
  await stage.clear();
  await stage.takeTally();
  await stage.untilDone(await stage.startRun(events));
  return perSecond(await stage.takeTally());
}

async function sampled<Result>(
  stage: ReplayStage,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly samples: readonly number[] }> {
  const done = new AbortController();
  const samples: number[] = [];
  const sampling = (async () => {
    while (!done.signal.aborted) {
      samples.push(await stage.readWorkerMiB());
      await delay(SAMPLE_EVERY_MS, undefined, { signal: done.signal }).catch(
        () => undefined,
      );
    }
  })();
  const result = await work();
  done.abort();
  await sampling;
  return { result, samples };
}

function perSecond({
  requests,
  elapsedMs,
}: {
  readonly requests: number;
  readonly elapsedMs: number;
}): number {
  return (requests * 1_000) / elapsedMs;
}

function describe(rates: readonly number[]): string {
  return `${toText(median(rates))}/s (${toText(Math.min(...rates))} to ${toText(Math.max(...rates))})`;
}
