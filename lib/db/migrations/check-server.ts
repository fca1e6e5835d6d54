import type { Client } from "pg";
import { log } from "#lib/log.ts";
import { MigrationError } from "./migration-error.ts";

const LEAST_VERSION = 150_000;

type Server = {
  readonly version: string;
  readonly version_num: number;
  readonly encoding: string;
  readonly fsync: string;
  readonly is_replica: boolean;
};

/**
 * Refuses a server that cannot keep what we promise.
 *
 * @throws {MigrationError} for one older than Postgres 15, and a database that is not UTF-8
 */
export async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<Server>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS version_num,
       current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
       pg_is_in_recovery() AS is_replica`,
  );
  const [server] = rows;
  if (!server) throw new Error("A query of one row answered none.");
  if (server.version_num < LEAST_VERSION)
    throw new MigrationError(
      `DATABASE_URL leads to PostgreSQL ${server.version}, and 15 or newer is needed.`,
    );
  if (server.encoding !== "UTF8")
    throw new MigrationError(
      `The database of DATABASE_URL has the encoding ${server.encoding}, and UTF8 is needed: make it anew with CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'.`,
    );
  if (server.is_replica)
    log().warn(
      "DATABASE_URL leads to a replica: what is there can be read, and webhooks are answered 503 until it takes changes.",
    );
  if (server.fsync !== "on")
    log().warn(
      "The server of the database runs with fsync off: a crash of its machine can lose webhooks that were acknowledged.",
    );
}
