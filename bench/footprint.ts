import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { startChild } from "./child.ts";
import { SOURCE_KEY, SOURCE_SECRET } from "./deliveries.ts";
import type { Effort } from "./effort.ts";
import { readProportional } from "./footprint/read-proportional.ts";
import type { Job, LoadResult } from "./load-process.ts";
import { onSignal } from "./on-signal.ts";
import { toAim, toText, type Row } from "./table.ts";

const root = path.join(import.meta.dirname, "..");
const SETTLE_MS = 20_000;
const TOKEN = "a-token-for-benchmarks-of-the-footprint";
const loads = [
  { name: "idle", aim: 400 },
  { name: "after load", aim: 600 },
] as const;

/** What `npm start` takes of the machine's memory, all its processes together, before and after as many events as it takes and some pages. */
export async function benchFootprint({ events }: Effort): Promise<Row[]> {
  await mkdir(path.join(root, ".cache"), { recursive: true });
  const dataDir = await mkdtemp(path.join(root, ".cache/footprint-"));
  await chmod(dataDir, 0o755);
  const npm = spawn("npm", ["start"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: "0",
      DATA_DIR: dataDir,
      BOOTSTRAP_SOURCE_KEY: SOURCE_KEY,
      BOOTSTRAP_SOURCE_SECRET: SOURCE_SECRET,
      BOOTSTRAP_API_TOKEN: TOKEN,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(npm, "exit");
  const stop = async () => {
    npm.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const letGo = onSignal(stop);
  const generator = startChild<Job, LoadResult>("load-process.ts");
  try {
    const url = await webhookUrlOf(npm.stdout);
    await delay(SETTLE_MS);
    const rows = toRows(loads[0], readProportional(npm.pid ?? 0));
    for (let seed = 300; seed < 305; seed++) {
      await generator.ask({
        port: Number(url.port),
        requests: {
          kind: "deliveries",
          path: url.pathname,
          seed,
          count: events,
        },
        connections: 64,
        ratePerSecond: null,
      });
      await readSome(url.origin);
    }
    await delay(SETTLE_MS);
    return [...rows, ...toRows(loads[1], readProportional(npm.pid ?? 0))];
  } finally {
    generator.stop();
    await stop();
    letGo();
  }
}

async function webhookUrlOf(output: NodeJS.ReadableStream): Promise<URL> {
  for await (const line of createInterface(output)) {
    const address = /^Webhooks +(http\S+)$/.exec(line)?.[1];
    if (address !== undefined) return new URL(address);
  }
  throw new Error("npm start ended before it was ready.");
}

async function readSome(origin: string): Promise<void> {
  for (const asked of ["events?limit=200", "facets", "events?q=promo"]) {
    const answer = await fetch(`${origin}/api/v1/${asked}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    await answer.arrayBuffer();
  }
}

function toRows(
  { name, aim }: (typeof loads)[number],
  parts: ReadonlyMap<string, number>,
): Row[] {
  const { postgres = 0, ...ours } = Object.fromEntries(parts);
  const sum = Object.values(ours).reduce((total, one) => total + one, 0);
  const listed = Object.entries(ours)
    .map(([part, size]) => `${part} ${toText(size)}`)
    .join(", ");
  return [
    {
      thing: `all processes but Postgres, ${name}`,
      number: `${toText(sum)} MiB`,
      comparedWith: listed,
      ratio: toText(sum / aim),
      aim: toAim(`${String(aim)} MiB or less`, sum <= aim),
    },
    {
      thing: `Postgres, ${name}`,
      number: `${toText(postgres)} MiB`,
      comparedWith: "",
      ratio: "",
    },
  ];
}
