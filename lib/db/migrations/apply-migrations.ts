import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { conditionName, sqlStateOf } from "#lib/errors/sql-state.ts";
import { setUp, withoutOurs } from "#lib/db/connection/checked-connection.ts";
import { noticeEpoch } from "#lib/db/positions/notice-epoch.ts";
import { log } from "#lib/log.ts";
import { readMigrations, type Migration } from "./migration-files.ts";
import {
  ensureRecords,
  insertRecord,
  selectApplied,
} from "./migration-records.ts";
import { checkServer } from "./check-server.ts";
import { explainFailure, MigrationError } from "./migration-error.ts";

const MIGRATION_LOCK = 7_201_611;
/**
 * How long a step waits for a lock that somebody else holds. Whoever stores an event through another server waits behind us no
 * longer than that, and is let through before the next attempt. After all of them the start gives up, and the next one goes on.
 */
const LOCK_TIMEOUT_MS = 500;
const LOCK_ATTEMPTS = 20;
const PAUSE_MS = 500;
const LOCK_NOT_AVAILABLE = "55P03";

/** The first that was made in the open; before it stood eight others, in databases that no release ever made. */
const unreleased = "20261123000000_receive_and_read";

/**
 * Brings a database up to the newest migration. Each file runs in one
 * transaction with its record in `_prisma_migrations`, as plain SQL: so it is
 * applied whole and on record, or not at all, and the next start goes on there.
 * Any number of processes may call this at once: one works, the others wait for it. It also notices
 * a restore into another cluster, so it is to be called before anything is received.
 *
 * @param migrations oldest first; those of this release unless given
 * @returns the names of the migrations applied now, oldest first; empty when there was nothing to do
 * @throws {MigrationError} one line that says what to do: when one cannot be applied (those before it stay
 * applied), the database cannot be reached, or is one that cannot keep what we promise
 */
export async function applyMigrations(
  connectionString: string,
  migrations?: readonly Migration[],
): Promise<string[]> {
  const all = migrations ?? (await readMigrations());
  return withClient(connectionString, async (client) => {
    await checkServer(client);
    const applied: string[] = [];
    for (const migration of all) {
      if (await applyOnce(client, migration)) applied.push(migration.name);
    }
    if (await noticeEpoch(client))
      log().warn(
        "This database was restored into another cluster; everything in it counts as settled.",
      );
    return applied;
  });
}

/**
 * The names of this release's migrations that a database does not have yet, oldest first.
 *
 * @throws {MigrationError} when what it has is not of this release
 */
export async function findPendingMigrations(
  connectionString: string,
): Promise<string[]> {
  const migrations = await readMigrations();
  return withClient(connectionString, async (client) => {
    const applied = await selectApplied(client);
    return migrations
      .filter((migration) => !isApplied(migration, applied))
      .map(({ name }) => name);
  });
}

/** @returns whether it was applied now; false where it had been before */
async function applyOnce(
  client: Client,
  migration: Migration,
): Promise<boolean> {
  // Without a lock, so that a start with nothing to do waits for nobody.
  if (isApplied(migration, await selectApplied(client))) return false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await applyAlone(client, migration);
    } catch (error) {
      if (attempt === LOCK_ATTEMPTS || sqlStateOf(error) !== LOCK_NOT_AVAILABLE)
        throw explainFailure(migration.name, error);
      await pause(PAUSE_MS);
    }
  }
}

/** In one transaction with its record, while no other process migrates. */
async function applyAlone(
  client: Client,
  migration: Migration,
): Promise<boolean> {
  await client.query("BEGIN");
  try {
    // However long another process takes to migrate; the address may carry limits of its own.
    await client.query(
      "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0",
    );
    await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await client.query(`SET LOCAL lock_timeout = ${String(LOCK_TIMEOUT_MS)}`);
    // Whoever had the lock may have applied it.
    const pending = !isApplied(migration, await selectApplied(client));
    if (pending) {
      await ensureRecords(client);
      await client.query(migration.sql);
      await insertRecord(client, migration);
    }
    await client.query("COMMIT");
    return pending;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

function isApplied(
  { name, checksum }: Migration,
  applied: ReadonlyMap<string, string>,
): boolean {
  if (applied.has(unreleased)) {
    throw new MigrationError(
      "This database was made by a version from before the first release and cannot be carried over: set DATABASE_URL to an empty database, or, without DATABASE_URL, move the folder DATA_DIR away.",
    );
  }
  const known = applied.get(name);
  if (known !== undefined && known !== checksum) {
    throw new MigrationError(
      `The migration ${name} was applied to this database with another content than it has in this version: use the version that applied it, or an empty database.`,
    );
  }
  return known !== undefined;
}

/**
 * Asks whether there is a database, before anything is started for it.
 *
 * @throws {MigrationError} that says which one cannot be reached, without its password
 */
export async function requireDatabase(connectionString: string): Promise<void> {
  await withClient(connectionString, () => Promise.resolve());
}

async function withClient<Result>(
  connectionString: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: withoutOurs(connectionString),
    application_name: "segment-inspector migrating",
  });
  // A connection that breaks fails the query that waits for it; nothing else needs to hear of it.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new MigrationError(
      `The database at ${withoutPassword(connectionString)} (DATABASE_URL) cannot be reached: ${reasonOf(error)}.`,
      { cause: error },
    );
  }
  try {
    // However the address or the role has Postgres read text, a file means what it means for psql.
    await setUp(client, { statementTimeoutMs: 0 });
    return await work(client);
  } finally {
    await client.end();
  }
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = "";
  for (const name of [...url.searchParams.keys()])
    if (/password/i.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** By its code: the message of a failed connection may quote what was given. */
function reasonOf(error: unknown): string {
  const state = sqlStateOf(error);
  if (state !== null)
    return `SQLSTATE ${state}, ${conditionName(state) ?? "an error"}`;
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" ? code : "no answer";
}
