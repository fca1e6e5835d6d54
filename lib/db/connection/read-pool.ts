import { Pool, TypeOverrides, types } from "pg";
import { onePerProcess } from "#lib/one-per-process.ts";
import { checkedConnection } from "./checked-connection.ts";

const pool = onePerProcess("readPool", createPool);

/**
 * The connections of this process for reads of several statements on one snapshot.
 *
 * @throws {Error} as `databaseAddress` does
 */
export function readPool(): Pool {
  return pool.get();
}

/** Closes it, if there is one. */
export async function endReadPool(): Promise<void> {
  await pool.take()?.end();
}

/** Values are what Prisma makes of them, wherever this process is: a day is its midnight in UTC, and bytes are no Buffer. */
function asPrisma(): TypeOverrides {
  const made = new TypeOverrides();
  const { DATE, TIMESTAMP, BYTEA } = types.builtins;
  made.setTypeParser(DATE, (text) => new Date(`${text}T00:00:00Z`));
  made.setTypeParser(
    TIMESTAMP,
    (text) => new Date(`${text.replace(" ", "T")}Z`),
  );
  made.setTypeParser(BYTEA, (text) =>
    Uint8Array.from(Buffer.from(text.slice("\\x".length), "hex")),
  );
  return made;
}

function createPool(): Pool {
  const made = new Pool({
    ...checkedConnection({ statementTimeoutMs: 30_000 }),
    max: 8,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: "segment-inspector",
    types: asPrisma(),
  });
  // A connection that breaks while nobody uses it is one less; who needs one gets another.
  made.on("error", () => undefined);
  return made;
}
