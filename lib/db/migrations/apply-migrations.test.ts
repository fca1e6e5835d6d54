import { Client } from "pg";
import { expect, test } from "vitest";
import { insertEvents } from "#lib/db/ingest/insert-events.ts";
import { newEvent, storeSource } from "#lib/db/testing/event-rows.ts";
import { withDatabase } from "../testing/database-url.ts";
import { useTestDatabase } from "../testing/test-database.ts";
import { applyMigrations, findPendingMigrations } from "./apply-migrations.ts";
import { readMigrations } from "./migration-files.ts";

const database = await useTestDatabase();

async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  // One test ends the session that migrates.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeEmptyDatabase(name: string): Promise<string> {
  await withClient(database.url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  return withDatabase(database.url, name);
}

/** Ends the session that waits for a lock in the middle of a migration, once there is one. */
async function endWaiting(client: Client): Promise<void> {
  for (let ended = 0; ended === 0;) {
    const { rows } = await client.query<{ ended: number }>(
      `SELECT count(pg_terminate_backend(pid))::int AS ended FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%event_partition%'`,
    );
    ended = rows[0]?.ended ?? 0;
  }
}

async function isWaiting(client: Client, statement: string): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query = $1",
    [statement],
  );
  return rows.length > 0;
}

const tablesOf = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
    );
    return rows.map(({ name }) => name);
  });

test("a migrated database has nothing pending, and migrating again changes nothing", async () => {
  expect(await findPendingMigrations(database.url)).toEqual([]);
  expect(await applyMigrations(database.url)).toEqual([]);
});

test("several processes migrating an empty database at once apply each migration once", async () => {
  const url = await makeEmptyDatabase("migrated_at_once");
  const pending = await findPendingMigrations(url);
  expect(pending).toEqual((await readMigrations()).map(({ name }) => name));
  const applied = await Promise.all(
    [1, 2, 3, 4].map(() => applyMigrations(url)),
  );
  expect(applied.flat().sort()).toEqual(pending);
});

test("one that is cut off in its middle leaves nothing, and the next start goes on", async () => {
  const url = await makeEmptyDatabase("migration_cut_off");
  await withClient(url, async (holder) => {
    // The migration waits here, in the middle of its file, for the schema that this session makes and does not commit.
    await holder.query("BEGIN; CREATE SCHEMA event_partition");
    const migrating = applyMigrations(url);
    const failed = expect(migrating).rejects.toThrow();
    // Another session, because the one in a transaction keeps seeing what it saw first.
    await withClient(url, endWaiting);
    await failed;
    await holder.query("ROLLBACK");
  });
  expect(await tablesOf(url)).toEqual([]);
  expect(await applyMigrations(url)).not.toEqual([]);
  expect(await findPendingMigrations(url)).toEqual([]);
});

test("one that waits for a reader of events holds up nobody who stores some, and is applied when the reader is done", async () => {
  const sourceId = await storeSource();
  const locking = {
    name: "29990101000000_locks_events",
    checksum: "for this test",
    sql: "LOCK TABLE event IN ACCESS EXCLUSIVE MODE",
  };
  await withClient(database.url, async (reader) => {
    await reader.query("BEGIN; LOCK TABLE event IN ACCESS SHARE MODE");
    const migrating = applyMigrations(database.url, [
      ...(await readMigrations()),
      locking,
    ]);
    await withClient(database.url, async (client) => {
      await expect.poll(() => isWaiting(client, locking.sql)).toBe(true);
    });
    // It has the limits of receiving: whoever waited long would fail.
    await insertEvents([newEvent({ sourceId })]);
    await reader.query("ROLLBACK");
    expect(await migrating).toEqual([locking.name]);
  });
});

test("without the right to make the extension it says who has to make it, and goes on once it is there", async () => {
  const url = await makeEmptyDatabase("migration_without_right");
  const limited = new URL(url);
  limited.username = "migrating_without_right";
  limited.password = "for this test";
  await withClient(url, async (client) => {
    await client.query(`DROP ROLE IF EXISTS ${limited.username}`);
    await client.query(
      `CREATE ROLE ${limited.username} LOGIN PASSWORD 'for this test'`,
    );
    // It may make tables; an extension and a schema take a right on the database.
    await client.query(`GRANT CREATE ON SCHEMA public TO ${limited.username}`);
  });
  try {
    await expect(applyMigrations(limited.href)).rejects.toThrow(
      /42501.*CREATE EXTENSION pg_trgm;/,
    );
    expect(await tablesOf(url)).toEqual([]);
    await withClient(url, async (client) => {
      await client.query("CREATE EXTENSION pg_trgm");
      await client.query(
        `GRANT CREATE ON DATABASE migration_without_right TO ${limited.username}`,
      );
    });
    expect(await applyMigrations(limited.href)).not.toEqual([]);
  } finally {
    await withClient(database.url, async (client) => {
      await client.query("DROP DATABASE migration_without_right WITH (FORCE)");
      await client.query(`DROP ROLE ${limited.username}`);
    });
  }
});

test.each([
  [
    "a database from before the first release",
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
     VALUES ('1', '1', '20261123000000_receive_and_read', now())`,
    /before the first release.*empty database/,
  ],
  [
    "a migration that was edited after it was applied",
    "UPDATE _prisma_migrations SET checksum = 'another'",
    /baseline was applied .* with another content/,
  ],
])("%s is refused in one line", async (_what, change, message) => {
  const url = await makeEmptyDatabase("migration_refused");
  await applyMigrations(url);
  await withClient(url, (client) => client.query(change));
  await expect(applyMigrations(url)).rejects.toThrow(message);
  await expect(applyMigrations(url)).rejects.not.toThrow(/\n/);
});

test.each(["SQL_ASCII", "LATIN1"])(
  "a database in %s is refused, and nothing is made in it",
  async (encoding) => {
    const url = withDatabase(database.url, "not_utf8");
    await withClient(database.url, async (client) => {
      await client.query("DROP DATABASE IF EXISTS not_utf8");
      await client.query(
        `CREATE DATABASE not_utf8 TEMPLATE template0 ENCODING '${encoding}' LOCALE_PROVIDER libc LOCALE 'C'`,
      );
    });
    await expect(applyMigrations(url)).rejects.toThrow(
      new RegExp(`${encoding}.*UTF8`),
    );
    expect(await tablesOf(url)).toEqual([]);
  },
);

test.each([
  [
    "a port where nobody listens",
    (url: URL) => (url.port = "1"),
    /ECONNREFUSED/,
  ],
  [
    "a database that does not exist",
    (url: URL) => (url.pathname = "/nowhere"),
    /3D000, no_such_database/,
  ],
  [
    "a user that does not exist",
    (url: URL) => (url.username = "nobody"),
    /28P01, invalid_password|28000, invalid_authorization/,
  ],
])(
  "%s is told in one line, with the address and without its password",
  async (_what, change, reason) => {
    const url = new URL(database.url);
    url.searchParams.set("sslpassword", "hunter2-hunter2");
    change(url);
    const failure: unknown = await applyMigrations(url.href).catch(
      (error: unknown) => error,
    );
    const { message } = failure as Error;
    expect(message).toMatch(reason);
    expect(message).toContain(url.hostname);
    expect(message).toContain("DATABASE_URL");
    expect(message).not.toMatch(/hunter|\n/);
    if (url.password !== "") expect(message).not.toContain(url.password);
  },
);
