import type { PoolClient, PoolConfig } from "pg";
import { databaseAddress } from "./database-address.ts";

/** Parameters of an address by which whoever wrote it would change what we promise. */
const ours = [
  "application_name",
  "connect_timeout",
  "idle_in_transaction_session_timeout",
  "keepalives",
  "lock_timeout",
  "query_timeout",
  "statement_timeout",
];

/** Whoever stores an event that makes the list of words not yet filed longer than this files all of it; we do so before (`gin-pending-list.ts`). */
const PENDING_WORDS_KB = 32 * 1_024;

/** How text and values are written and read between us and Postgres, and what a transaction sees of others. */
const SPOKEN = {
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  array_nulls: "on",
  bytea_output: "hex",
  default_transaction_isolation: "read committed",
  standard_conforming_strings: "on",
};

/** Limits that not every Postgres knows. */
const NEWER_LIMITS = { idle_session_timeout: "0", transaction_timeout: "0" };

/** What is set, and checked, on every connection of ours. */
export type ConnectionLimits = {
  /** Postgres itself ends a statement after so many milliseconds; 0: never. */
  readonly statementTimeoutMs: number;
  /** What else is set, by its name. */
  readonly settings?: Readonly<Record<string, string>>;
};

/**
 * A pool's configuration in which what is acknowledged is on disk and what takes too long is ended, whatever the
 * address, its `options`, the role or the server say: it is set on each new connection, and checked, before anything is asked there.
 *
 * @throws {Error} as `databaseAddress` does
 */
export function checkedConnection(
  limits: ConnectionLimits,
  address = databaseAddress(),
): PoolConfig {
  return {
    connectionString: withoutOurs(address),
    verify: (client, done) => {
      // Whoever uses a connection that breaks hears of it by the failed statement. An error event without a listener would
      // end the process, and the pool listens only while nobody uses the connection.
      client.on("error", () => undefined);
      setUp(client, limits).then(
        () => {
          done();
        },
        (error: unknown) => {
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  };
}

/** The address without the parameters that are ours to set; its `options` stay, because what we set comes after them. */
export function withoutOurs(address: string): string {
  const url = new URL(address);
  for (const name of ours) url.searchParams.delete(name);
  return url.href;
}

/**
 * Sets what a connection promises.
 *
 * @throws {Error} where it is not so afterwards
 */
export async function setUp(
  client: Pick<PoolClient, "query">,
  { statementTimeoutMs, settings = {} }: ConnectionLimits,
): Promise<void> {
  const wanted: Readonly<Record<string, string>> = {
    ...settings,
    ...SPOKEN,
    ...NEWER_LIMITS,
    synchronous_commit: "on",
    statement_timeout: String(statementTimeoutMs),
    lock_timeout: "0",
    idle_in_transaction_session_timeout: "0",
    gin_pending_list_limit: String(PENDING_WORDS_KB),
  };
  const names = Object.keys(wanted);
  await client.query(
    `SELECT set_config(name, setting, false) FROM unnest($1::text[], $2::text[]) AS wanted (name, setting)
     WHERE name IN (SELECT name FROM pg_settings)`,
    [names, Object.values(wanted)],
  );
  const { rows } = await client.query<{ name: string; setting: string }>(
    "SELECT name, setting FROM pg_settings WHERE name = ANY($1)",
    [names],
  );
  for (const [name, setting] of Object.entries(wanted)) {
    const found = rows.find((row) => row.name === name)?.setting;
    const isUnknown = found === undefined && name in NEWER_LIMITS;
    if (found !== setting && !isUnknown)
      throw new Error(
        `The database keeps ${name} at ${found ?? "an unknown value"}, and it has to be ${setting}.`,
      );
  }
}
