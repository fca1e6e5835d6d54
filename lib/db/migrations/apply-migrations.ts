import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { createSchemaEngine } from "./schema-engine.ts";

const migrationsPath = path.join(
  import.meta.dirname,
  "../../../prisma/migrations",
);
const MIGRATION_LOCK = 7_201_611;

/**
 * Brings a database up to the newest migration, by Prisma's own engine, which
 * records each in `_prisma_migrations`. Any number of processes may call this
 * at once: one works, the others wait for it.
 *
 * @returns the names of the migrations applied now, oldest first; empty when there was nothing to do
 * @throws {Error} when a migration fails; what came before it stays applied
 */
export async function applyMigrations(
  connectionString: string,
): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const names = await listMigrations();
    const pending = await findPending(client, names);
    if (pending.length === 0) return [];
    const engine = await createSchemaEngine(connectionString);
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: {
          baseDir: migrationsPath,
          lockfile: {
            path: "migration_lock.toml",
            content: await readFile(
              path.join(migrationsPath, "migration_lock.toml"),
              "utf8",
            ),
          },
          shadowDbInitScript: "",
          migrationDirectories: await Promise.all(names.map(readMigration)),
        },
        filters: { externalEnums: [], externalTables: [] },
      });
      return appliedMigrationNames;
    } finally {
      engine.free();
    }
  } finally {
    await client.end();
  }
}

/** The names of this release's migrations that a database does not have yet, oldest first. */
export async function findPendingMigrations(
  connectionString: string,
): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await findPending(client, await listMigrations());
  } finally {
    await client.end();
  }
}

async function listMigrations(): Promise<string[]> {
  const entries = await readdir(migrationsPath, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function findPending(client: Client, names: string[]): Promise<string[]> {
  const table = await client.query<{ known: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known",
  );
  if (!table.rows[0]?.known) return names;
  const applied = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const done = new Set(applied.rows.map((row) => row.migration_name));
  return names.filter((name) => !done.has(name));
}

async function readMigration(name: string) {
  const content = await readFile(
    path.join(migrationsPath, name, "migration.sql"),
    "utf8",
  );
  return {
    path: name,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok" as const, value: content },
    },
  };
}
