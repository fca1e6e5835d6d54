import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import type { Migration } from "./migration-files.ts";

/** Prisma's own definition, so that its command line reads what we wrote. */
const recordsTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/** Makes the table of records, if there is none yet. */
export async function ensureRecords(client: Client): Promise<void> {
  // Asked first, because IF NOT EXISTS says so in a notice each time.
  if (!(await hasRecords(client))) await client.query(recordsTable);
}

/** The checksums of the migrations that a database has, by name. */
export async function selectApplied(
  client: Client,
): Promise<ReadonlyMap<string, string>> {
  if (!(await hasRecords(client))) return new Map();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

/** Writes that a migration was applied, as Prisma's command line does. */
export async function insertRecord(
  client: Client,
  { name, checksum }: Migration,
): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

async function hasRecords(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known",
  );
  return rows[0]?.known ?? false;
}
