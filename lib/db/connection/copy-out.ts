import { addAbortSignal } from "node:stream";
import { escapeLiteral } from "pg";
import { to } from "pg-copy-streams";
import { copyPool } from "./copy-pool.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { toReadFailure } from "./read-failure.ts";

const limitMs = 60_000;
/** After Postgres must have cut it off: only a server that says nothing any more takes longer. */
const silenceMs = 1.5 * limitMs;

/**
 * What `COPY (query) TO STDOUT (options)` writes: the fastest way that Postgres has to
 * give rows as text, which here never become objects. It cannot write, and is cut off after a minute.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function copyOut(
  query: Prisma.Sql,
  options: string,
): Promise<Buffer[]> {
  try {
    const client = await copyPool().connect();
    try {
      await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${String(limitMs)};
        SET LOCAL jit = off; SET LOCAL work_mem = '32MB'`);
      const rows = client.query(
        to(`COPY (${withLiterals(query)}) TO STDOUT (${options})`),
      );
      addAbortSignal(AbortSignal.timeout(silenceMs), rows);
      const chunks = (await rows.toArray()) as Buffer[];
      await client.query("COMMIT");
      client.release();
      return chunks;
    } catch (error) {
      // In what state it is, nobody knows.
      client.release(true);
      throw error;
    }
  } catch (error) {
    throw toReadFailure(error);
  }
}

/** A query with its values in place, since COPY takes no parameters: as literals of no type, as parameters are. */
function withLiterals({ strings, values }: Prisma.Sql): string {
  return strings.reduce(
    (text, part, at) => `${text}${toLiteral(values[at - 1])}${part}`,
  );
}

function toLiteral(value: unknown): string {
  if (Array.isArray(value)) return `ARRAY[${value.map(toLiteral).join(",")}]`;
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  if (typeof value !== "string" && typeof value !== "number")
    throw new TypeError(`A value of type ${typeof value} has no literal.`);
  // The protocol ends a query's text there.
  if (String(value).includes("\0"))
    throw new TypeError("A value with a NUL character has no literal.");
  return escapeLiteral(String(value));
}
