// Who starts, watches and stops whom.
//
// `npm start` is this program, the supervisor. It does nothing but start, watch and stop:
//
//   Postgres    the embedded one, unless DATABASE_URL names another (postgres/)
//   worker      brings the database up to date first, then does all that happens by itself (worker.ts, lib/jobs)
//   dashboard   Next: the pages and the API (dashboard.ts)
//   receiver    listens on the ports: receives webhooks itself, passes the rest on to the dashboard (receiver.ts)
//
// Start, in this order: the ports are tried, the data folder is locked (data-folder/), Postgres
// is started or an orphaned one adopted, then worker and dashboard, and the receiver once the worker has
// prepared the database. Each is a `SupervisedChild` (child-process.ts): whichever ends is started again
// within a second, none by its end harms another. A child that says why it can never start ends the first start.
//
// A page or a chore may wait, a sender may not: where several want the processor, the dashboard gives way (nice 5), and the
// worker more so (10). Postgres does not: a query for the worker may hold a lock that a webhook waits for.
//
// Stop: a signal, at any moment, ends the start where it stands; then whatever was started is stopped in
// the opposite order, each within a time after which it is killed. The exit code is 0 when a signal
// asked for it and all of it stopped, else 1.
//
// Should this program be killed, its children notice (supervised-program.ts), finish what they have, stop
// Postgres and end; should all be killed at once, the next start adopts Postgres.
//
// Each program runs as well without a supervisor, on another machine beside the same database.
import { requireDatabase } from "#lib/db/migrations/apply-migrations.ts";
import { parseEnv, type Env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { SupervisedChild, type Program } from "./child-process.ts";
import { readAppSecret } from "./data-folder/app-secret.ts";
import { makeDataFolder } from "./data-folder/make-data-folder.ts";
import { makeRunFolder } from "./data-folder/run-folder.ts";
import { explainFailure } from "./explain-failure.ts";
import { startEmbeddedPostgres } from "./postgres/embedded-postgres.ts";
import { settlePorts } from "./settle-ports.ts";

type Started = { stop(): Promise<void> };

const dev = process.argv.includes("--dev");
const stopping = new AbortController();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    stopping.abort();
  });
}
// npm puts a shell in between, which a SIGTERM ends without reaching us: that it is gone is the signal then.
const parent = /^--stop-with-parent=(\d+)$/m.exec(process.argv.join("\n"))?.[1];
if (parent !== undefined) {
  setInterval(() => {
    if (process.ppid !== Number(parent)) stopping.abort();
  }, 200).unref();
}
// A terminal that is gone takes no more lines.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", () => undefined);
process.on("unhandledRejection", (error: unknown) => {
  log().error(
    { err: error },
    "A promise was rejected, and nothing handled it.",
  );
});

process.exit(await run());

/** @returns the exit code */
async function run(): Promise<number> {
  const started: Started[] = [];
  let code = 0;
  try {
    await start(started);
    await untilStopped();
  } catch (error) {
    if (!stopping.signal.aborted) {
      process.stderr.write(`${explainFailure(error)}\n`);
      code = 1;
    }
  }
  for (const one of started.reverse()) {
    try {
      await one.stop();
    } catch (error) {
      log().error({ err: error }, "Something that was started did not stop.");
      code = 1;
    }
  }
  return code;
}

/** @param started gets whatever has to be stopped, as soon as it is there */
async function start(started: Started[]): Promise<void> {
  const ports = await settlePorts(parseEnv(process.env));
  const given = parseEnv({ ...process.env, ...ports });
  stopping.signal.throwIfAborted();
  if (given.databaseUrl !== null) await requireDatabase(given.databaseUrl);
  const dataDir = await makeDataFolder(given.dataDir);
  const environment = {
    ...process.env,
    ...ports,
    ...(given.databaseUrl === null
      ? await startPostgres(dataDir, given, started)
      : {}),
    DATA_DIR: dataDir,
    NODE_ENV: "production",
  } as const;
  const folder = await makeRunFolder();
  started.push(folder);
  stopping.signal.throwIfAborted();

  const supervise = (program: Omit<Program, "env">, nodeEnv = "production") => {
    const child = new SupervisedChild({
      ...program,
      env: { ...environment, NODE_ENV: nodeEnv },
    } as Program);
    started.push(child);
    return child.ready;
  };
  const dashboard = {
    name: "dashboard",
    file: "dashboard.ts",
    args: [folder.dashboardSocket],
    youngSpaceMb: 16,
    niceness: 5,
    stopWithinMs: 5_000,
  };
  const receiver = {
    name: "receiver",
    file: "receiver.ts",
    args: [folder.dashboardSocket, ...(dev ? ["--dev"] : [])],
    youngSpaceMb: 16,
    niceness: 0,
    stopWithinMs: 11_000,
  };
  const worker = {
    name: "worker",
    file: "worker.ts",
    args: [],
    // A replay makes many objects that live for one request: with 8 they were collected twice as often.
    youngSpaceMb: 16,
    heapGrowthPercent: 30,
    niceness: 10,
    stopWithinMs: 8_000,
  };
  // With PLAIN_NEXT the dashboard is alone: it listens itself and receives webhooks as well.
  const pages = given.plainNext
    ? null
    : supervise(dashboard, dev ? "development" : "production");
  const lines = await unlessStopped(supervise(worker));
  await unlessStopped(
    given.plainNext
      ? supervise({ ...dashboard, args: [], stopWithinMs: 11_000 })
      : supervise(receiver),
  );
  await unlessStopped(Promise.resolve(pages));
  say(`Dashboard  ${given.appUrl}`);
  for (const line of lines) say(line);
}

/** @returns the variables that tell the programs of it */
async function startPostgres(
  dataDir: string,
  given: Env,
  started: Started[],
): Promise<{ DATABASE_URL: string; APP_SECRET: string }> {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    purpose: "npm start",
    signal: stopping.signal,
  });
  started.push(postgres);
  if (postgres.directory !== dataDir) {
    say(
      `The database lies in ${postgres.directory}: the account that runs it could not enter ${dataDir} when it was made.`,
    );
  }
  return {
    DATABASE_URL: postgres.databaseUrl,
    APP_SECRET: given.appSecret ?? (await readAppSecret(dataDir)),
  };
}

/** @throws as soon as a signal asks to stop */
async function unlessStopped<Value>(promise: Promise<Value>): Promise<Value> {
  const value = await Promise.race([promise, untilStopped()]);
  stopping.signal.throwIfAborted();
  return value as Value;
}

function untilStopped(): Promise<void> {
  const { signal } = stopping;
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      "abort",
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
