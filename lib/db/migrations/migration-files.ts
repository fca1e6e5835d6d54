import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const migrationsPath = path.join(
  import.meta.dirname,
  "../../../prisma/migrations",
);

/** One folder of `prisma/migrations`. */
export type Migration = {
  readonly name: string;
  /** Plain SQL, as `psql` would run it. */
  readonly sql: string;
  /** As Prisma's command line computes it: SHA-256 of the file, in hex. */
  readonly checksum: string;
};

/** The migrations of this release, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsPath, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(names.map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const bytes = await readFile(
    path.join(migrationsPath, name, "migration.sql"),
  );
  return {
    name,
    sql: bytes.toString("utf8"),
    checksum: createHash("sha256").update(bytes).digest("hex"),
  };
}
