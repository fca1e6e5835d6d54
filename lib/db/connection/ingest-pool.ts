import { Pool } from "pg";
import { z } from "zod";
import type { Prisma } from "#lib/db/generated/client.ts";
import { onePerProcess } from "#lib/one-per-process.ts";
import { checkedConnection } from "./checked-connection.ts";
import { StatementNames } from "./statement-names.ts";

/** What receiving asks of its connections: to be there soon, and to give up long before Voucherify's ten seconds do. */
export const ingestLimits = {
  pool: { max: 4, connectionTimeoutMillis: 1_500, query_timeout: 3_000 },
  connection: { statementTimeoutMs: 2_500 },
};

/**
 * One plan for groups of every size, in which rows are found by an index however few there are yet. Left to itself Postgres
 * plans the insert of each group of less than ten anew, with all partitions and their indexes, which costs as much as storing it.
 */
const settings = {
  enable_seqscan: "off",
  jit: "off",
  plan_cache_mode: "force_generic_plan",
};

const pool = onePerProcess("ingestPool", createPool);
const names = new StatementNames(50);

/**
 * The rows of one of the statements that every group of webhooks takes, each as the schema has it. They go to the
 * driver itself, prepared: planning the insert anew for each small group costs as much as storing it, and through
 * Prisma's client its seventy arrays cost as much again.
 *
 * @throws {Error} of the driver, with its SQLSTATE as `code` where Postgres answered with one
 */
export async function queryIngest<Row extends z.ZodType>(
  row: Row,
  { text, values }: Prisma.Sql,
): Promise<z.output<Row>[]> {
  const name = names.of(text);
  const { rows } = await pool.get().query({
    text,
    values,
    ...(name !== null && { name }),
  });
  return z.array(row).parse(rows);
}

/** Closes it, if there is one. */
export async function endIngestPool(): Promise<void> {
  await pool.take()?.end();
}

function createPool(): Pool {
  const made = new Pool({
    ...checkedConnection({ ...ingestLimits.connection, settings }),
    ...ingestLimits.pool,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "segment-inspector",
  });
  // A connection that breaks while nobody uses it is one less; who needs one gets another.
  made.on("error", () => undefined);
  return made;
}
