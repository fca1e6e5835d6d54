import { Client } from "pg";
import { expect, test } from "vitest";
import { newEvent, storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { insertEvents } from "./insert-events.ts";

const { url } = await useTestDatabase();

/** Of the one body that is kept from its commit while somebody holds the lock. */
const HELD_BYTES = 7;
const LOCK = 20;

const holdAtCommit = `
  CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_advisory_xact_lock(${String(LOCK)}); RETURN NULL; END';
  CREATE CONSTRAINT TRIGGER hold AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.body_size = ${String(HELD_BYTES)}) EXECUTE FUNCTION hold()`;

test("of two groups that count the same things, one that is not committed yet keeps the other from nothing", async () => {
  const sourceId = await storeSource();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(holdAtCommit);
    await client.query(`SELECT pg_advisory_lock(${String(LOCK)})`);
    const state = { isCommitted: false };
    const held = insertEvents([newEvent({ sourceId, bodySize: HELD_BYTES })])
      .then(() => {
        state.isCommitted = true;
      })
      // On a machine that is slow it runs into its own limit; that is not what is asked here.
      .catch(() => undefined);
    const isHeld = async () => {
      const { rows } = await client.query(
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      );
      return rows.length > 0;
    };
    await expect.poll(isHeld).toBe(true);
    await insertEvents([newEvent({ sourceId })]);
    expect(await isHeld()).toBe(true);
    expect(state.isCommitted).toBe(false);
    await client.query(`SELECT pg_advisory_unlock(${String(LOCK)})`);
    await held;
  } finally {
    await client.end();
  }
});
