import type { PoolClient } from "pg";
import { Prisma } from "#lib/db/generated/client.ts";
import { readPool } from "./read-pool.ts";
import { toReadFailure } from "./read-failure.ts";
import { StatementNames } from "./statement-names.ts";

/** How long a person waits for a list before it is cut off. */
const listLimitMs = 5_000;

/** A statement that finds all its rows by an index is planned once for each connection, whatever Postgres believes of a young partition. */
const byIndex = `; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off`;
const names = new StatementNames(50);

/** Of one statement; the driver's types do not know it. */
type Timeout = { readonly query_timeout: number };

/** Statements of one read. A transaction of Prisma's is one, too. */
export type Reads = {
  $queryRaw(
    text: TemplateStringsArray | Prisma.Sql,
    ...values: unknown[]
  ): Promise<unknown>;
  $executeRaw(
    text: TemplateStringsArray | Prisma.Sql,
    ...values: unknown[]
  ): Promise<number>;
};

/**
 * Runs queries that cannot write, on one snapshot, each cut off after five seconds unless told. They go to the driver
 * itself: a page makes several such reads, and what surrounds each of them is then one message and not four.
 *
 * @throws {AppError} `too_slow` when one is cut off, `invalid_request` when Postgres cannot
 * bear a value of the filter, `unavailable` when there is no database to ask
 */
export async function readWithin<Result>(
  read: (tx: Reads) => Promise<Result>,
  limitMs = listLimitMs,
): Promise<Result> {
  return readAs(read, limitMs, "planned");
}

/**
 * The same for statements of which each finds all its rows by an index, and which many readers ask: prepared. To plan
 * them anew, with every index of every partition, costs more than to answer them.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function readByIndex<Result>(
  read: (tx: Reads) => Promise<Result>,
): Promise<Result> {
  return readAs(read, listLimitMs, "prepared");
}

async function readAs<Result>(
  read: (tx: Reads) => Promise<Result>,
  limitMs: number,
  how: "planned" | "prepared",
): Promise<Result> {
  // Postgres cuts off what is slow; this is for a server that says nothing any more, and not for a busy machine.
  const timeout = { query_timeout: 4 * Math.max(limitMs, listLimitMs) };
  try {
    const client = await readPool().connect();
    try {
      // The lock comes before the snapshot: events that are moved to a partition of their own would be in neither place on an older one.
      await client.query<object>({
        ...timeout,
        text: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
          LOCK TABLE event IN ACCESS SHARE MODE;
          SET LOCAL statement_timeout = ${String(limitMs)}; SET LOCAL jit = off; SET LOCAL work_mem = '32MB'
          ${how === "prepared" ? byIndex : ""}`,
      });
      const result = await read(readsOf(client, timeout, how));
      end(client, "COMMIT", timeout);
      return result;
    } catch (error) {
      end(client, "ROLLBACK", timeout);
      throw error;
    }
  } catch (error) {
    throw toReadFailure(error);
  }
}

/** Whoever read does not wait for it: nothing was written. */
function end(
  client: PoolClient,
  text: "COMMIT" | "ROLLBACK",
  timeout: Timeout,
): void {
  client.query<object>({ ...timeout, text }).then(
    () => {
      client.release();
    },
    () => {
      // In what state it is, nobody knows.
      client.release(true);
    },
  );
}

function readsOf(
  client: PoolClient,
  timeout: Timeout,
  how: "planned" | "prepared",
): Reads {
  const run = (
    given: TemplateStringsArray | Prisma.Sql,
    values: readonly unknown[],
  ) => {
    const statement =
      given instanceof Prisma.Sql ? given : Prisma.sql(given, ...values);
    const name = how === "prepared" ? names.of(statement.text) : null;
    return client.query<object>({
      ...timeout,
      ...(name !== null && { name }),
      text: statement.text,
      values: statement.values.map(toParameter),
    });
  };
  return {
    $queryRaw: async (text, ...values) => (await run(text, values)).rows,
    $executeRaw: async (text, ...values) =>
      (await run(text, values)).rowCount ?? 0,
  };
}

/** The driver would write a time in the zone of this process, which a day is then taken from. */
function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(toParameter) : value;
}
