import { get } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { LoadResult } from "./load-process.ts";
import type { Effort } from "./effort.ts";
import type { Stage } from "./stage.ts";
import { toAim, toText, type Row } from "./table.ts";

const CONNECTIONS = 64;
/** How often someone turns a page: faster than anyone reads. */
const PAGE_EVERY_MS = 500;
const pages = [
  "/entries",
  "/entries?purpose=promotion",
  "/events",
  "/api/v1/events?limit=200",
  "/api/v1/facets",
];

/** From when a delivery was due to its answer, at half of what our own receiver can take, alone and beside someone at the dashboard. */
export async function benchLatency(
  stage: Stage,
  { events, seconds }: Effort,
): Promise<Row[]> {
  await stage.clear();
  const { elapsedMs } = await send(stage, 2, events, null);
  const rate = Math.round((events * 500) / elapsedMs);
  const count = rate * seconds;
  await stage.clear();
  const alone = await send(stage, 3, count, rate);
  const reader = new AbortController();
  const reading = readPages(stage, reader.signal);
  const beside = await send(stage, 4, count, rate);
  reader.abort();
  const seen = await reading;
  return [
    ...toRows(`at ${toText(rate)}/s`, alone),
    ...toRows(
      `the same while someone opens a page every ${PAGE_EVERY_MS} ms (${seen} opened)`,
      beside,
    ),
  ];
}

/** What our own receiver can take while nobody else asks. */
function send(
  stage: Stage,
  seed: number,
  count: number,
  ratePerSecond: number | null,
): Promise<LoadResult> {
  return stage.load({
    port: stage.ownListener.port,
    requests: { kind: "deliveries", path: stage.webhookPath, seed, count },
    connections: ratePerSecond === null ? CONNECTIONS : 4 * CONNECTIONS,
    ratePerSecond,
  });
}

function toRows(what: string, { latency, statuses }: LoadResult): Row[] {
  const failed = latency.count - (statuses[200] ?? 0);
  const row = (name: string, value: number, aim?: number): Row => ({
    thing: `${name} ${what}`,
    number: `${toText(value)} ms`,
    comparedWith: aim === undefined ? "" : `${toText(aim)} ms`,
    ratio: aim === undefined ? "" : toText(value / aim),
    ...(aim === undefined
      ? {}
      : { aim: toAim(`under ${aim} ms`, value < aim && failed === 0) }),
  });
  return [
    row("p50", latency.p50),
    row("p95", latency.p95),
    row("p99", latency.p99, 50),
  ];
}

/** How many pages were opened until the signal; a page that fails ends it. */
async function readPages(stage: Stage, signal: AbortSignal): Promise<number> {
  let opened = 0;
  while (!signal.aborted) {
    await open(stage.ownListener, pages[opened % pages.length] ?? "/");
    opened++;
    await delay(PAGE_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return opened;
}

function open(
  { port, cookie }: Stage["ownListener"],
  path: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    get(
      { port, host: "127.0.0.1", path, headers: { host: "localhost", cookie } },
      (answer) => {
        answer.resume();
        answer.once("end", () => {
          if (answer.statusCode === 200) resolve();
          else
            reject(
              new Error(`${path} was answered ${answer.statusCode ?? 0}.`),
            );
        });
      },
    ).once("error", reject);
  });
}
