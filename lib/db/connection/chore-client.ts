import { Client } from "pg";
import { setUp, withoutOurs } from "./checked-connection.ts";
import { databaseAddress } from "./database-address.ts";

/**
 * Runs a chore on a connection of its own, which has no limit of time: what it does may take long,
 * and takes no connection away from pages.
 *
 * @throws {Error} as `databaseAddress` does
 */
export async function withChoreClient<Result>(
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: withoutOurs(databaseAddress()),
    application_name: "segment-inspector chores",
    connectionTimeoutMillis: 8_000,
    keepAlive: true,
  });
  // A connection that breaks fails the query that waits for it; nothing else needs to hear of it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await setUp(client, { statementTimeoutMs: 0 });
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs work in one transaction of a client: all of it, or none. */
export async function inTransaction<Result>(
  client: Client,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
