import { Agent, get } from "node:http";
import type { BareReadJob, BareReadReady } from "./bare-read.ts";
import { startChild } from "./child.ts";
import type { Effort } from "./effort.ts";
import type { Stage } from "./stage.ts";
import { median, percentile, toAim, toText, type Row } from "./table.ts";

const FEW = 1_500;
const WARM_UP = 60;
const TIMES = 250;

const pages = [
  { limit: 50, name: "newest 50", aimMs: 4, most: 2 },
  { limit: 1, name: "page of one", aimMs: 2, most: 2.5 },
] as const;

type Asked = { readonly port: number; readonly path: string };

/**
 * How long one who asks again and again over a kept connection waits for the API's list, at few events
 * that have just come in and at many, beside a bare server that reads the same rows at the same time.
 */
export async function benchServe(
  stage: Stage,
  { stored }: Effort,
): Promise<Row[]> {
  const bare = startChild<BareReadJob, BareReadReady>("bare-read.ts");
  try {
    const { port } = await bare.ask({ databaseUrl: stage.databaseUrl });
    const rows = await compareLive(stage, port);
    await stage.clear();
    await stage.load({
      port: stage.ownListener.port,
      requests: {
        kind: "deliveries",
        path: stage.webhookPath,
        seed: 7,
        count: FEW,
      },
      connections: 8,
      ratePerSecond: null,
    });
    rows.push(...(await comparePages(stage, port, FEW)));
    await stage.fill(stored - FEW);
    rows.push(...(await comparePages(stage, port, stored)));
    return rows;
  } finally {
    bare.stop();
  }
}

async function compareLive(stage: Stage, bare: number): Promise<Row[]> {
  const [live = [], one = []] = await timeInTurns(stage, [
    { port: stage.ownListener.port, path: "/api/health/live" },
    { port: bare, path: "/1" },
  ]);
  return [
    {
      thing: "/api/health/live",
      number: describe(live),
      comparedWith: `a bare server's page of one: ${describe(one)}`,
      ratio: toText(median(live) / median(one)),
    },
  ];
}

async function comparePages(
  stage: Stage,
  bare: number,
  events: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { limit, name, aimMs, most } of pages) {
    const [ours = [], theirs = []] = await timeInTurns(stage, [
      {
        port: stage.ownListener.port,
        path: `/api/v1/events?limit=${String(limit)}`,
      },
      { port: bare, path: `/${String(limit)}` },
    ]);
    const ratio = median(ours) / median(theirs);
    rows.push({
      thing: `${name} at ${toText(events)} events`,
      number: describe(ours),
      comparedWith: `a bare server: ${describe(theirs)}`,
      ratio: toText(ratio),
      aim: `${toAim(`${String(most)} or less`, ratio <= most)}, ${toAim(`under ${String(aimMs)} ms`, median(ours) < aimMs)}`,
    });
  }
  return rows;
}

/** In ms; each of them is asked once, then each again, so that what else the machine does meets all alike. */
async function timeInTurns(
  { ownListener }: Stage,
  asked: readonly Asked[],
): Promise<number[][]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = asked.map((): number[] => []);
  for (let turn = -WARM_UP; turn < TIMES; turn++) {
    for (const [at, { port, path }] of asked.entries()) {
      const startedAt = performance.now();
      await ask(agent, port, path, ownListener.token);
      if (turn >= 0) times[at]?.push(performance.now() - startedAt);
    }
  }
  agent.destroy();
  return times;
}

function ask(
  agent: Agent,
  port: number,
  path: string,
  token: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { host: "localhost", authorization: `Bearer ${token}` };
    get({ agent, port, host: "127.0.0.1", path, headers }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        if (answer.statusCode === 200) resolve();
        else
          reject(new Error(`${path} was answered ${answer.statusCode ?? 0}.`));
      });
    }).once("error", reject);
  });
}

function describe(times: readonly number[]): string {
  return `${toText(median(times))} ms (p95 ${toText(percentile(times, 0.95))})`;
}
