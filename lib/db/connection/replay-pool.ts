import { Pool, type QueryResult } from "pg";
import { z } from "zod";
import type { Prisma } from "#lib/db/generated/client.ts";
import { onePerProcess } from "#lib/one-per-process.ts";
import { checkedConnection } from "./checked-connection.ts";
import { StatementNames } from "./statement-names.ts";

/**
 * Each statement finds its rows by an index, whatever there is: planned once, and not anew for every block, which costs a fifth of
 * carrying it out.
 */
const settings = {
  enable_seqscan: "off",
  jit: "off",
  plan_cache_mode: "force_generic_plan",
};

const pool = onePerProcess("replayPool", createPool);
const names = new StatementNames(50);

/**
 * The rows of one of the statements that every block of a replay takes, each as the schema has it. They go to the
 * driver itself, prepared: through Prisma's client the bodies and the arrays of a block cost more than sending it.
 *
 * @throws {Error} of the driver, with its SQLSTATE as `code` where Postgres answered with one
 */
export async function queryReplay<Row extends z.ZodType>(
  row: Row,
  statement: Prisma.Sql,
): Promise<z.output<Row>[]> {
  const { rows } = await ask(statement);
  return z.array(row).parse(rows);
}

/** The same for a statement whose rows nobody needs. @returns how many it changed */
export async function executeReplay(statement: Prisma.Sql): Promise<number> {
  const { rowCount } = await ask(statement);
  return rowCount ?? 0;
}

/** Closes it, if there is one. */
export async function endReplayPool(): Promise<void> {
  await pool.take()?.end();
}

function ask({ text, values }: Prisma.Sql): Promise<QueryResult> {
  const name = names.of(text);
  return pool.get().query({ text, values, ...(name !== null && { name }) });
}

function createPool(): Pool {
  const made = new Pool({
    ...checkedConnection({ statementTimeoutMs: 10_000, settings }),
    max: 6,
    connectionTimeoutMillis: 8_000,
    query_timeout: 12_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "segment-inspector replays",
  });
  // A connection that breaks while nobody uses it is one less; who needs one gets another.
  made.on("error", () => undefined);
  return made;
}
