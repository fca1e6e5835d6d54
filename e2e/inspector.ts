import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import {
  findPostmaster,
  startServerProcess,
} from "#lib/server/testing/server-process.ts";

/** The real server on the production build, with a database of its own. */
export type Inspector = {
  /** Of the dashboard and of the webhook door, without a trailing slash. */
  readonly origin: string;
  /** The process that runs the database. */
  readonly postmasterPid: number;
  /** Forgets every source and everything received, so that a story begins at its beginning. */
  readonly empty: () => Promise<void>;
  /** Ends it as an operator would, and everything it started. */
  readonly stop: () => Promise<void>;
};

/** Starts it on a free port; `env` is added to its environment. */
export async function startInspector(
  env: Readonly<Record<string, string>> = {},
): Promise<Inspector> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "inspector-e2e-"));
  // Started by root, the database runs under another account, which has to get here.
  await chmod(dataDir, 0o755);
  const server = await startServerProcess({ DATA_DIR: dataDir, ...env });
  const stop = async () => {
    server.signal("SIGTERM");
    await server.ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const postmaster = await findPostmaster(dataDir);
  if (postmaster === null) {
    await stop();
    throw new Error(`No database was found running in ${dataDir}.`);
  }
  return {
    origin: server.webhookUrl.origin,
    postmasterPid: postmaster.pid,
    empty: () => emptyDatabase(postmaster.databaseUrl),
    stop,
  };
}

async function emptyDatabase(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      "TRUNCATE event, delivery_key, source_refusal, source_secret, source_key, source",
    );
  } finally {
    await client.end();
  }
}
