import { Client, DatabaseError } from "pg";

/** Whether a server answers there within two seconds. */
export async function canConnect(url: string): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * `duplicate_database`, and `unique_violation` where another was making it at the same moment
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const HAS_BEEN_MADE = new Set(["42P04", "23505"]);

/** Makes a database of a plain name unless there is one, or is by then: what a killed start asked for is still done. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const found = await client.query(
      "SELECT 1 FROM pg_database WHERE datname = $1",
      [name],
    );
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  } catch (error) {
    const isMade =
      error instanceof DatabaseError && HAS_BEEN_MADE.has(error.code ?? "");
    if (!isMade) throw error;
  } finally {
    await client.end();
  }
}
