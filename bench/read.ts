import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { readArguments, UsageError } from "#lib/command-line.ts";
import { Client } from "pg";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { startEmbeddedPostgres } from "#lib/runtime/postgres/embedded-postgres.ts";
import { startChild } from "./child.ts";
import { loadEvents } from "./load/load-events.ts";
import { onSignal } from "./on-signal.ts";
import type { ReadJob, ReadResult } from "./read/read-process.ts";
import { stopPostgres } from "./stop-postgres.ts";
import { type Row, toAim, toText } from "./table.ts";

const usual = {
  sizes: "10000,1000000",
  rounds: "40",
  "data-dir": ".cache/bench-read",
};

const help = `Times what pages and the API read, at several sizes of the same data, and how it grows.

  npm run bench -- read --sizes 10000,1000000,10000000

  --sizes ${usual.sizes}   how many events; a million take minutes to load, ten million hours
  --rounds ${usual.rounds}             how often each thing is asked, each time about another event
  --data-dir DIR          where the databases are kept for the next time (${usual["data-dir"]})
`;

/** Every size has the same half a year, so that only the density differs. */
const span = {
  from: Date.UTC(2026, 0, 1),
  to: Date.UTC(2026, 6, 1) - 2_000,
};
const sourceId = "019b0000-0000-7000-8000-000000000001";
const maxGrowth = 1.5;

/**
 * What pages and the API read, at each of the sizes, beside the smallest of them.
 *
 * @param args as the command line has them
 * @returns null where they ask for help, which is then printed
 */
export async function benchRead(
  args: readonly string[] = [],
): Promise<Row[] | null> {
  const { values } = readArguments({
    args: [...args],
    options: {
      sizes: { type: "string", default: usual.sizes },
      rounds: { type: "string", default: usual.rounds },
      "data-dir": { type: "string", default: usual["data-dir"] },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return null;
  }
  const sizes = values.sizes.split(",").map(Number);
  const rounds = Number(values.rounds);
  if (![...sizes, rounds].every((one) => Number.isInteger(one) && one > 0))
    throw new UsageError("--sizes and --rounds take whole numbers.");
  return measure(sizes, rounds, values["data-dir"]);
}

async function measure(
  sizes: readonly number[],
  rounds: number,
  directory: string,
): Promise<Row[]> {
  const dataDir = path.resolve(directory);
  await mkdir(dataDir, { recursive: true });
  // Started by root, the database runs under another account.
  await chmod(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    purpose: "npm run bench",
  });
  const letGo = onSignal(() => stopPostgres(postgres));
  try {
    const results: { size: number; result: ReadResult }[] = [];
    for (const size of sizes) {
      const databaseUrl = await openDatabase(postgres.databaseUrl, size);
      const child = startChild<ReadJob, ReadResult>("read/read-process.ts");
      const result = await child.ask({ databaseUrl, ...span, rounds });
      child.stop();
      results.push({ size, result });
    }
    return toRows(results);
  } finally {
    await postgres.stop();
    letGo();
  }
}

/** The database of a size, loaded unless an earlier run did so whole. */
async function openDatabase(serverUrl: string, size: number): Promise<string> {
  const name = `read_${String(size)}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const loading = `${name}_loading`;
  const server = new Client({ connectionString: serverUrl });
  await server.connect();
  try {
    const { rowCount } = await server.query(
      "SELECT FROM pg_database WHERE datname = $1",
      [name],
    );
    if (rowCount === 0) {
      await server.query(`DROP DATABASE IF EXISTS ${loading}`);
      await server.query(`CREATE DATABASE ${loading}`);
      const loadingUrl = new URL(serverUrl);
      loadingUrl.pathname = `/${loading}`;
      await fill(loadingUrl.href, size);
      await server.query(`ALTER DATABASE ${loading} RENAME TO ${name}`);
    }
  } finally {
    await server.end();
  }
  await applyMigrations(url.href);
  return url.href;
}

async function fill(databaseUrl: string, events: number): Promise<void> {
  await applyMigrations(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("INSERT INTO source (id, name) VALUES ($1, 'Shop')", [
    sourceId,
  ]);
  await client.end();
  await loadEvents(
    databaseUrl,
    { events, seed: 1, ...span, sourceId },
    ({ loaded }) =>
      process.stdout.write(
        `${loaded.toLocaleString("en")} of ${events.toLocaleString("en")} events loaded\n`,
      ),
  );
}

function toRows(
  results: readonly { readonly size: number; readonly result: ReadResult }[],
): Row[] {
  const [smallest] = results;
  if (!smallest) return [];
  const times = ({ p50, p95 }: ReadResult[number], size: number) =>
    `p50 ${toText(p50)} p95 ${toText(p95)} ms at ${size.toLocaleString("en")}`;
  return smallest.result.flatMap((base, at) =>
    results.slice(results.length > 1 ? 1 : 0).flatMap(({ size, result }) => {
      const one = result[at];
      if (!one) return [];
      const growth = one.p95 / base.p95;
      const reached = one.p95 < one.aimMs;
      return [
        {
          thing: one.name,
          number: times(one, size),
          comparedWith: times(base, smallest.size),
          ratio: toText(growth),
          aim: `${toAim(`p95 under ${String(one.aimMs)} ms`, reached)}, ${toAim(`growth ${String(maxGrowth)} or less`, growth <= maxGrowth)}`,
        },
      ];
    }),
  );
}
