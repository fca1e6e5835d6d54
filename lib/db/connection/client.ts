import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";
import { endCopyPool } from "./copy-pool.ts";
import { endListPool } from "./list-pool.ts";
import { StatementNames } from "./statement-names.ts";
import {
  checkedConnection,
  type ConnectionLimits,
} from "./checked-connection.ts";
import { onePerProcess } from "#lib/one-per-process.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";

const statementNames = new StatementNames("ingest", 50);

const pageClient = onePerProcess("db", () =>
  createClient(
    { max: 8, query_timeout: 35_000 },
    { statementTimeoutMs: 30_000 },
  ),
);
const ingestClient = onePerProcess("ingestDb", () =>
  createClient(
    {
      max: 4,
      connectionTimeoutMillis: 1_500,
      query_timeout: 3_000,
    },
    { statementTimeoutMs: 2_500 },
    // Its few statements are always the same: planning the insert anew for each small group costs as much as storing it.
    { statementNameGenerator: ({ sql }) => statementNames.of(sql) ?? "" },
  ),
);

/**
 * The Prisma client of this process for pages, the API and jobs.
 *
 * @throws {Error} as `databaseAddress` does
 */
export function db(): PrismaClient {
  return pageClient.get();
}

/**
 * The Prisma client of this process for receiving: connections that no page can
 * take, and statements that give up long before Voucherify's ten seconds do.
 */
export function ingestDb(): PrismaClient {
  return ingestClient.get();
}

/** Closes the pools, if there are any. */
export async function disconnectDb(): Promise<void> {
  await Promise.all([
    pageClient.take()?.$disconnect(),
    ingestClient.take()?.$disconnect(),
    endCopyPool(),
    endListPool(),
  ]);
}

function createClient(
  pool: PoolConfig,
  limits: ConnectionLimits,
  options?: ConstructorParameters<typeof PrismaPg>[1],
): PrismaClient {
  const adapter = new PrismaPg(
    {
      ...checkedConnection(limits),
      connectionTimeoutMillis: 8_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: "segment-inspector",
      ...pool,
    },
    options,
  );
  return new PrismaClient({ adapter });
}
