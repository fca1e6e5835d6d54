import { z } from "zod";
import type { Prisma } from "#lib/db/generated/client.ts";

/** Whatever runs a statement: `db()`, a transaction or a read. */
type Runs = { $queryRaw(statement: Prisma.Sql): PromiseLike<unknown> };

/**
 * The rows of a statement, each as the schema has it. What Postgres answers is no type until it
 * was looked at: a column that is missing, or is of another type than the code believes, fails here by its name.
 */
export async function query<Row extends z.ZodType>(
  runs: Runs,
  row: Row,
  statement: Prisma.Sql,
): Promise<z.output<Row>[]> {
  return z.array(row).parse(await runs.$queryRaw(statement));
}

/** The one row of a statement that always answers one, as an aggregate does. */
export async function queryOne<Row extends z.ZodType>(
  runs: Runs,
  row: Row,
  statement: Prisma.Sql,
): Promise<z.output<Row>> {
  const rows = await query(runs, row, statement);
  const [first] = rows;
  if (first === undefined || rows.length > 1)
    throw new Error(`A statement of one row answered ${String(rows.length)}.`);
  return first;
}

/** The first row of a statement; null where there is none. */
export async function queryFirst<Row extends z.ZodType>(
  runs: Runs,
  row: Row,
  statement: Prisma.Sql,
): Promise<z.output<Row> | null> {
  const [first] = await query(runs, row, statement);
  return first === undefined ? null : first;
}
