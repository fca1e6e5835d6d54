import { Client, Pool, type PoolClient } from "pg";
import { expect, test } from "vitest";
import { checkedConnection } from "./checked-connection.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

const { url } = await useTestDatabase();

/** A pool such as ours are: one that breaks while nobody uses it, as when its database is dropped at the end, is one less. */
function openPool(address: string): Pool {
  const pool = new Pool(
    checkedConnection({ statementTimeoutMs: 2_500 }, address),
  );
  pool.on("error", () => undefined);
  return pool;
}

/** What a new connection of a pool at an address has set. */
async function settingsAt(address: string): Promise<unknown[]> {
  const pool = openPool(address);
  try {
    const { rows } = await pool.query<Record<string, string>>(
      "SELECT current_setting('synchronous_commit') AS commit, current_setting('statement_timeout') AS timeout",
    );
    return rows;
  } finally {
    await pool.end();
  }
}

const weak = encodeURIComponent(
  "-c synchronous_commit=off -c statement_timeout=0",
);

test.each(["", `?options=${weak}`, "?statement_timeout=0&query_timeout=0"])(
  "with %j in the address, what is acknowledged is on disk and statements are ended in time",
  async (parameters) => {
    expect(await settingsAt(url + parameters)).toEqual([
      { commit: "on", timeout: "2500ms" },
    ]);
  },
);

test("however the address has values written and read, they are what was stored", async () => {
  const options =
    "-c DateStyle=German -c TimeZone=Asia/Tokyo -c bytea_output=escape -c standard_conforming_strings=off -c array_nulls=off -c default_transaction_isolation=serializable -c idle_session_timeout=60000";
  const pool = openPool(`${url}?options=${encodeURIComponent(options)}`);
  try {
    const { rows } = await pool.query(
      String.raw`SELECT '2026-11-27 08:00:00+00'::timestamptz AS time, '\xff5c'::bytea::text AS bytes,
        'a\\b' AS text, '{NULL}'::text[] AS list, current_setting('transaction_isolation') AS isolation, current_setting('idle_session_timeout') AS idle`,
    );
    expect(rows).toEqual([
      {
        time: new Date("2026-11-27T08:00:00Z"),
        bytes: String.raw`\xff5c`,
        text: String.raw`a\\b`,
        list: [null],
        isolation: "read committed",
        idle: "0",
      },
    ]);
  } finally {
    await pool.end();
  }
});

test("what a database sets is no better", async () => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  await client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await client.end();
  expect(await settingsAt(url)).toEqual([{ commit: "on", timeout: "2500ms" }]);
});

test("a connection that is ended before it has been checked fails whoever wanted it, and nothing else", async () => {
  const uncaught: unknown[] = [];
  const hear = (error: unknown) => uncaught.push(error);
  const own = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException").on("uncaughtException", hear);
  const pool = openPool(url);
  try {
    pool.once("connect", (client: PoolClient) => {
      client
        .query("SELECT pg_terminate_backend(pg_backend_pid())")
        .catch(() => undefined);
    });
    await expect(pool.query("SELECT 1")).rejects.toThrow(/terminat/);
    await expect(pool.query("SELECT 1")).resolves.toBeDefined();
    expect(uncaught).toEqual([]);
  } finally {
    await pool.end();
    process.removeListener("uncaughtException", hear);
    for (const one of own) process.on("uncaughtException", one);
  }
});
