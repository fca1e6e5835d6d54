import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type { Effort } from "./effort.ts";
import type { Stage } from "./stage.ts";
import { median, toAim, toText, type Row } from "./table.ts";

const run = promisify(execFile);
const SAMPLE_EVERY_MS = 250;

/** Resident memory of the process behind our own receiver, under a steady load as large as it takes. */
export async function benchMemory(
  stage: Stage,
  { events, seconds }: Effort,
): Promise<Row[]> {
  await stage.clear();
  const before = await readResidentMiB(stage.ownListener.pid);
  const samples: number[] = [];
  const until = Date.now() + 2 * seconds * 1_000;
  let sent = 0;
  for (let seed = 100; Date.now() < until; seed++) {
    const done = new AbortController();
    const sampling = sample(stage.ownListener.pid, samples, done.signal);
    await stage.load({
      port: stage.ownListener.port,
      requests: {
        kind: "deliveries",
        path: stage.webhookPath,
        seed,
        count: events,
      },
      connections: 64,
      ratePerSecond: null,
    });
    done.abort();
    await sampling;
    sent += events;
  }
  const third = Math.floor(samples.length / 3);
  const early = median(samples.slice(third, 2 * third));
  const late = median(samples.slice(2 * third));
  return [
    {
      thing: "resident before the load",
      number: `${toText(before)} MiB`,
      comparedWith: "",
      ratio: "",
    },
    {
      thing: `resident in the last third of ${toText(sent)} events`,
      number: `${toText(late)} MiB`,
      comparedWith: `${toText(early)} MiB in the second third`,
      ratio: toText(late / early),
      aim: toAim("1.1 or less", late / early <= 1.1),
    },
  ];
}

async function sample(
  pid: number,
  into: number[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    into.push(await readResidentMiB(pid));
    await delay(SAMPLE_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function readResidentMiB(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1_024;
}
