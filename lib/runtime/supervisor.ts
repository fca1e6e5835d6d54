// Who starts, watches and stops whom.
//
//   npm start                    lib/setup/run.mjs: installs and builds, then becomes
//   └ supervisor                 this program: it starts, watches and stops, and does nothing else
//     ├ Postgres                 the embedded one, unless DATABASE_URL names another
//     ├ worker       worker.ts   brings the database up to date, then does all that happens by itself (lib/jobs)
//     ├ dashboard    dashboard.ts   Next: the pages and the API, on a socket in a temporary folder
//     └ receiver     receiver.ts    listens on the ports: receives webhooks itself, passes the rest on to that socket (front/)
//
// With PLAIN_NEXT=1 there is no receiver: the dashboard listens on the ports and receives webhooks as well.
//
// Start, in this order: the ports are tried, the data folder is locked (data-folder/), Postgres is started, or the one that a
// killed start left is taken over (postgres/), then dashboard and worker at once, and the receiver once the worker has prepared the
// database. A program that says why it cannot start ends the first start with that line.
//
// Watch: a program that ends, for whatever reason, is started again within a second (supervised-child.ts), and Postgres
// too (postgres/embedded-postgres.ts). None by its end ends another: without Postgres webhooks are answered 503, without the
// dashboard they are received all the same.
//
// Stop: a signal, at any moment, ends the start where it stands; then whatever was started is stopped in
// the opposite order, each within a time after which it is killed. The exit code is 0 when a signal
// asked for it and all of it stopped, else 1.
//
// Should this program be killed, the others notice (run-program.ts), finish what they have, stop Postgres and end. Should all
// be killed at once, Postgres stays, and the next start takes it over.
//
// Each program runs as well without a supervisor, on another machine beside the same database.
//
// To read on: programs.ts, supervised-child.ts and, for the other end of it, run-program.ts; then worker.ts, dashboard.ts and
// receiver.ts; then data-folder/folder-lock.ts, postgres/embedded-postgres.ts and postgres/postmaster.ts. What front/ does with a
// request, and the commands beside a server (commands/), are stories of their own.
import { requireDatabase } from "#lib/db/migrations/apply-migrations.ts";
import { parseEnv, type Env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { readAppSecret } from "./data-folder/app-secret.ts";
import { makeDataFolder } from "./data-folder/make-data-folder.ts";
import { makeRunFolder } from "./data-folder/run-folder.ts";
import { explainFailure } from "./explain-failure.ts";
import { startEmbeddedPostgres } from "./postgres/embedded-postgres.ts";
import { dashboard, receiver, worker } from "./programs.ts";
import { settlePorts } from "./settle-ports.ts";
import { SupervisedChild, type Program } from "./supervised-child.ts";

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
  const folder = await makeRunFolder();
  started.push(folder);
  const env = {
    ...process.env,
    ...ports,
    ...(given.databaseUrl === null
      ? await startPostgres(dataDir, given, started)
      : {}),
    DATA_DIR: dataDir,
  };
  stopping.signal.throwIfAborted();

  const supervise = (program: Program) => {
    const child = new SupervisedChild(program, env);
    started.push(child);
    return child.ready;
  };
  const socket = folder.dashboardSocket;
  const pages = given.plainNext ? null : supervise(dashboard(socket, dev));
  const lines = await unlessStopped(supervise(worker));
  // Whoever is let in from here on finds the database prepared.
  await unlessStopped(
    supervise(given.plainNext ? dashboard(null, dev) : receiver(socket, dev)),
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
