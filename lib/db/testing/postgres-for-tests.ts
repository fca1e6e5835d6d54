import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#lib/runtime/postgres/embedded-postgres.ts";
import { disconnectDb } from "#lib/db/connection/client.ts";
import { applyMigrations } from "../migrations/apply-migrations.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { withDatabase } from "./database-url.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** `templateUrl` is a migrated database to clone, `adminUrl` where to do so from. */
    postgres: { adminUrl: string; templateUrl: string };
  }
}

/**
 * Gives all test files of a run one migrated database that each of them clones: on the server that `TEST_DATABASE_URL`
 * names, as a user who may make databases and roles, or on one that is started. Durability of the latter is off: what is
 * tested here is thrown away; the crash tests start the real thing.
 */
export async function setup(
  project: TestProject,
): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? useServer(project, given) : startServer(project);
}

async function useServer(
  project: TestProject,
  adminUrl: string,
): Promise<() => Promise<void>> {
  const template = `segment_inspector_template_${String(process.pid)}`;
  const ask = async (statement: string) => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await ask(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  const templateUrl = withDatabase(adminUrl, template);
  await makeTemplate(templateUrl);
  project.provide("postgres", { adminUrl, templateUrl });
  return () => ask(`DROP DATABASE ${template} WITH (FORCE)`);
}

async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "segment-inspector-test-"));
  // Postgres runs as another account when we are root.
  await chmod(dataDir, 0o755);
  const cluster = await startEmbeddedPostgres({
    dataDir,
    purpose: "tests",
    settings: ["fsync=off", "full_page_writes=off", "max_connections=300"],
  });
  await makeTemplate(cluster.databaseUrl);
  project.provide("postgres", {
    adminUrl: withDatabase(cluster.databaseUrl, "postgres"),
    templateUrl: cluster.databaseUrl,
  });
  return async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

async function makeTemplate(url: string): Promise<void> {
  await applyMigrations(url);
  process.env.DATABASE_URL = url;
  process.env.APP_SECRET = "a secret for tests only";
  await ensurePartitions(new Date());
  await disconnectDb();
}
