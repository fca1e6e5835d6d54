import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { applyMigrations } from "#lib/db/migrations/apply-migrations.ts";
import { databaseOf, withDatabase } from "./database-url.ts";

/**
 * Gives a test file a Postgres database of its own: freshly cloned from the
 * migrated template, and the one that `db()` of this worker talks to. It is
 * dropped after the last test.
 *
 * @param otherwise how it is made instead, as `CREATE DATABASE` takes it; it is migrated then
 *
 * Call it at the top of the file, before anything asks `db()`.
 */
export async function useTestDatabase(
  otherwise?: string,
): Promise<{ readonly url: string }> {
  const { adminUrl, templateUrl } = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withServer(adminUrl, (client) =>
    client.query(
      `CREATE DATABASE ${name} ${otherwise ?? `TEMPLATE ${databaseOf(templateUrl)}`}`,
    ),
  );
  const url = withDatabase(adminUrl, name);
  process.env.DATABASE_URL = url;
  process.env.APP_SECRET = "a secret for tests only";
  afterAll(async () => {
    await disconnectDb();
    await withServer(adminUrl, (client) =>
      client.query(`DROP DATABASE ${name} WITH (FORCE)`),
    );
  });
  if (otherwise !== undefined) {
    await applyMigrations(url);
    await ensurePartitions(new Date());
  }
  return { url };
}

async function withServer(
  url: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
