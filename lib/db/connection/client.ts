import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";
import { endCopyPool } from "./copy-pool.ts";
import { endIngestPool, ingestLimits } from "./ingest-pool.ts";
import { endListPool } from "./list-pool.ts";
import { endReadPool } from "./read-pool.ts";
import { endReplayPool } from "./replay-pool.ts";
import {
  checkedConnection,
  type ConnectionLimits,
} from "./checked-connection.ts";
import { onePerProcess } from "#lib/one-per-process.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";

const pageClient = onePerProcess("db", () =>
  createClient(
    { max: 8, query_timeout: 35_000 },
    { statementTimeoutMs: 30_000 },
  ),
);
const ingestClient = onePerProcess("ingestDb", () =>
  createClient(ingestLimits.pool, ingestLimits.connection),
);

/**
 * The Prisma client of this process for pages, the API and jobs.
 *
 * @throws {Error} as `databaseAddress` does
 */
export function db(): PrismaClient {
  return pageClient.get();
}

/** The Prisma client of this process for what receiving does now and then; what every webhook takes goes through `queryIngest`. */
export function ingestDb(): PrismaClient {
  return ingestClient.get();
}

/** Closes the pools, if there are any. */
export async function disconnectDb(): Promise<void> {
  await Promise.all([
    pageClient.take()?.$disconnect(),
    ingestClient.take()?.$disconnect(),
    endCopyPool(),
    endIngestPool(),
    endListPool(),
    endReadPool(),
    endReplayPool(),
  ]);
}

/** So long somebody waits for a connection; Prisma's own two seconds for a transaction are over too soon on a busy machine. */
const CONNECT_MS = 8_000;

function createClient(
  pool: PoolConfig,
  limits: ConnectionLimits,
): PrismaClient {
  const adapter = new PrismaPg({
    ...checkedConnection(limits),
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "segment-inspector",
    ...pool,
  });
  return new PrismaClient({
    adapter,
    transactionOptions: { maxWait: CONNECT_MS },
  });
}
