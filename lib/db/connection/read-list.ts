import { z } from "zod";
import type { Prisma } from "#lib/db/generated/client.ts";
import { listPool } from "./list-pool.ts";
import { toReadFailure } from "./read-failure.ts";
import { StatementNames } from "./statement-names.ts";

const names = new StatementNames(100);

/**
 * The rows of one statement that leads to all of them by an index, each as the schema has it: prepared once for each
 * connection, on a snapshot of its own, which cannot write and is cut off after five seconds.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function readList<Row extends z.ZodType>(
  row: Row,
  { text, values }: Prisma.Sql,
): Promise<z.output<Row>[]> {
  const name = names.of(text);
  try {
    const { rows } = await listPool().query({
      text,
      values,
      ...(name !== null && { name }),
    });
    return z.array(row).parse(rows);
  } catch (error) {
    throw toReadFailure(error);
  }
}
