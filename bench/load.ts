import { systemContext } from "#lib/services/context.ts";
import { readArguments, UsageError } from "#lib/command-line.ts";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { env, parseEnv } from "#lib/env.ts";
import { useEmbeddedPostgres } from "#lib/runtime/postgres/embedded-postgres.ts";
import { readAppSecret } from "#lib/runtime/data-folder/app-secret.ts";
import { bootstrapSource } from "#lib/services/sources/bootstrap-source.ts";
import { loadEvents } from "./load/load-events.ts";

const help = `Fills a database with believable events, through the product's own tables.

  npm run bench -- load --events 1000000

  --events 100000        how many
  --months 6             spread evenly over so many months until now
  --until TIME           instead of now: with it, the same seed gives the same events
  --seed 1               other customers, other histories
  --database-url URL     instead of DATABASE_URL, or the product's own database
`;

/** `npm run bench -- load`: fills the product's database, or the one it is told. */
export async function load(args: readonly string[]): Promise<void> {
  const { values } = readArguments({
    args: [...args],
    options: {
      events: { type: "string", default: "100000" },
      months: { type: "string", default: "6" },
      until: { type: "string", default: new Date().toISOString() },
      seed: { type: "string", default: "1" },
      "database-url": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const plan = {
    events: wholeNumber("--events", values.events, 100_000_000),
    seed: wholeNumber("--seed", values.seed, 2 ** 32 - 1),
    ...spanOf(values.until, wholeNumber("--months", values.months, 120)),
  };
  const database = await openDatabase(values["database-url"]);
  try {
    await fill(database.url, plan);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  } finally {
    await disconnectDb();
    await database.close();
  }
}

async function fill(
  databaseUrl: string,
  plan: { events: number; seed: number; from: number; to: number },
): Promise<void> {
  const source = await bootstrapSource(systemContext("bench"));
  if (!source) throw new Error("Every source is archived: add one first.");
  const startedAt = performance.now();
  const rate = (rows: number) =>
    `${Math.round(rows / ((performance.now() - startedAt) / 1_000)).toLocaleString("en")}/s`;
  const loaded = await loadEvents(
    databaseUrl,
    { ...plan, sourceId: source.id },
    ({ month, rows, loaded: soFar }) => {
      const label = new Date(month.from).toISOString().slice(0, 7);
      process.stdout.write(
        `${label}  ${rows.toLocaleString("en")} events, ${soFar.toLocaleString("en")} so far, ${rate(soFar)}\n`,
      );
    },
  );
  await ensurePartitions(new Date());
  process.stdout.write(
    `${loaded.toLocaleString("en")} events loaded into “${source.name}”, ${rate(loaded)}.\n`,
  );
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.includes("duplicate key")
    ? "Some of these events are there already: choose another --seed."
    : `Not all was loaded: ${message}`;
}

async function openDatabase(
  given: string | undefined,
): Promise<{ url: string; close: () => Promise<void> }> {
  if (given !== undefined) {
    process.env.DATABASE_URL = given;
    process.env.APP_SECRET ??= "a secret for loaded events";
  }
  const { databaseUrl, dataDir, appSecret } = parseEnv(process.env);
  const postgres =
    databaseUrl === null
      ? await useEmbeddedPostgres({ dataDir, purpose: "npm run bench" })
      : null;
  if (postgres) {
    process.env.DATABASE_URL = postgres.databaseUrl;
    process.env.APP_SECRET = appSecret ?? (await readAppSecret(dataDir));
  }
  const url = env().databaseUrl ?? "";
  await applyMigrations(url);
  return { url, close: async () => postgres?.stop() };
}

function spanOf(until: string, months: number): { from: number; to: number } {
  const to = new Date(until);
  if (Number.isNaN(to.getTime())) throw new UsageError("--until takes a time.");
  const from = new Date(to);
  from.setUTCMonth(from.getUTCMonth() - months);
  return { from: from.getTime(), to: to.getTime() };
}

function wholeNumber(name: string, given: string, most: number): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= 1 && number <= most) return number;
  throw new UsageError(
    `${name} takes a whole number from 1 to ${String(most)}.`,
  );
}
