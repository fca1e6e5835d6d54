import { createHash } from "node:crypto";
import { Client } from "pg";
import { setUp, withoutOurs } from "#lib/db/connection/checked-connection.ts";
import { databaseAddress } from "#lib/db/connection/database-address.ts";

/** Of all our advisory locks, those of chores. */
const SPACE = 7_201_614;

type Connection = { readonly client: Client; readonly lost: AbortController };

/**
 * Locks by name, each held by one process of all on the database. They live on one
 * connection, and are gone with it.
 */
export class ChoreLocks {
  #connection: Promise<Connection> | null = null;
  #asked: Promise<unknown> = Promise.resolve();

  /**
   * Works while it has the lock; leaves the work out while another process has it.
   *
   * @param work gets a signal that aborts when the lock is lost
   * @returns whether the work was done
   */
  async whileLocked(
    name: string,
    work: (lost: AbortSignal) => Promise<void>,
  ): Promise<boolean> {
    const connection = await this.#connect();
    if (!(await this.#ask(connection, "pg_try_advisory_lock", name)))
      return false;
    try {
      await work(connection.lost.signal);
    } finally {
      // Without the connection the lock is gone as well.
      await this.#ask(connection, "pg_advisory_unlock", name).catch(() => null);
    }
    return true;
  }

  /** One after the other: a connection answers one question at a time. */
  #ask(
    { client }: Connection,
    lock: "pg_try_advisory_lock" | "pg_advisory_unlock",
    name: string,
  ): Promise<boolean> {
    const answer = this.#asked
      .then(() =>
        client.query<{ done: boolean }>(`SELECT ${lock}($1, $2) AS done`, [
          SPACE,
          toKey(name),
        ]),
      )
      .then(({ rows }) => rows[0]?.done === true);
    this.#asked = answer.catch(() => null);
    return answer;
  }

  /** Closes the connection, and with it all locks. */
  async end(): Promise<void> {
    const connection = await this.#connection?.catch(() => null);
    await connection?.client.end().catch(() => undefined);
  }

  async #connect(): Promise<Connection> {
    this.#connection ??= this.#open();
    try {
      return await this.#connection;
    } catch (error) {
      this.#connection = null;
      throw error;
    }
  }

  async #open(): Promise<Connection> {
    const client = new Client({
      connectionString: withoutOurs(databaseAddress()),
      connectionTimeoutMillis: 8_000,
      keepAlive: true,
      application_name: "segment-inspector chores",
    });
    const lost = new AbortController();
    const lose = () => {
      if (lost.signal.aborted) return;
      lost.abort();
      this.#connection = null;
    };
    client.on("error", lose);
    client.on("end", lose);
    await client.connect();
    // Whoever holds a lock asks nothing for long.
    await setUp(client, { statementTimeoutMs: 0 });
    return { client, lost };
  }
}

function toKey(name: string): number {
  return createHash("sha256").update(name).digest().readInt32BE();
}
