import { Client } from "pg";
import type { EmbeddedPostgres } from "#lib/runtime/postgres/embedded-postgres.ts";
import { loaderName } from "./load/loader-name.ts";

/** Stops a Postgres though months may still be loaded into it: by itself it stays up for whoever is not done. */
export async function stopPostgres(postgres: EmbeddedPostgres): Promise<void> {
  const client = new Client({ connectionString: postgres.databaseUrl });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1",
    [loaderName],
  );
  await client.end();
  await postgres.stop();
}
