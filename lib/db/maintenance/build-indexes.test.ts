import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { insertEvents } from "#lib/db/ingest/insert-events.ts";
import { newEvent, storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { buildIndexes } from "./build-indexes.ts";
import { monthOf } from "./partition-month.ts";

const { url } = await useTestDatabase();

const never = new AbortController().signal;
let sourceId = "";

beforeAll(async () => {
  sourceId = await storeSource();
});

/** Which indexes of a name's definition there are, on events and on each partition, and whether they are whole. */
async function indexesOf(column: string): Promise<Record<string, boolean>> {
  const rows = await db().$queryRaw<{ table: string; valid: boolean }[]>`
    SELECT i.indrelid::regclass::text AS table, i.indisvalid AS valid FROM pg_index i
    WHERE pg_get_indexdef(i.indexrelid) LIKE ${`%(${column})`} ORDER BY 1`;
  return Object.fromEntries(rows.map(({ table, valid }) => [table, valid]));
}

async function partitions(): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event'::regclass`;
  return rows.map(({ name }) => name);
}

test("an index that was only declared is built everywhere while events are stored, and what was broken off is made anew", async () => {
  await db()
    .$executeRaw`CREATE INDEX "event_body_size_idx" ON ONLY event (body_size)`;
  await db().$executeRawUnsafe(`
    DO $$ DECLARE name text := 'event_body_size_idx_of_' || 'event_partition.event_default'::regclass::oid;
    BEGIN
      EXECUTE format('CREATE INDEX %I ON event_partition.event_default (body_size)', name);
      UPDATE pg_index SET indisvalid = false WHERE indexrelid = format('event_partition.%I', name)::regclass;
    END $$`);
  expect(await indexesOf("body_size")).toEqual({
    event: false,
    "event_partition.event_default": false,
  });

  const state = { isDone: false };
  const building = buildIndexes(never).finally(() => {
    state.isDone = true;
  });
  do {
    // It has the limits of receiving: whoever waited would fail.
    const [stored] = await insertEvents([newEvent({ sourceId })]);
    expect(stored?.outcome).toBe("accepted");
  } while (!state.isDone);
  await building;

  const all = ["event", ...(await partitions())];
  const whole = Object.fromEntries(all.map((name) => [name, true]));
  expect(await indexesOf("body_size")).toEqual(whole);
  await buildIndexes(never);
  expect(await indexesOf("body_size")).toEqual(whole);
});

test("one that is built and could not be attached is attached later", async () => {
  await db()
    .$executeRaw`CREATE INDEX "event_content_type_idx" ON ONLY event (content_type)`;
  await db().$executeRawUnsafe(`
    DO $$ BEGIN EXECUTE format('CREATE INDEX %I ON event_partition.event_default (content_type)',
      'event_content_type_idx_of_' || 'event_partition.event_default'::regclass::oid); END $$`);
  await buildIndexes(never);
  expect(await indexesOf("content_type")).toMatchObject({
    event: true,
    "event_partition.event_default": true,
  });
});

test("one that waits for an unfinished writer of its month keeps no other writer from it", async () => {
  await db().$executeRaw`CREATE INDEX "event_shape_idx" ON ONLY event (shape)`;
  const writer = new Client({ connectionString: url });
  await writer.connect();
  try {
    // As storing an event holds it until its commit.
    await writer.query(
      `BEGIN; LOCK TABLE event_partition.${monthOf(new Date(), 0).name} IN ROW EXCLUSIVE MODE`,
    );
    const building = buildIndexes(never);
    await expect.poll(isWaiting).toBe(true);
    // It has the limits of receiving: whoever waited would fail.
    const [stored] = await insertEvents([newEvent({ sourceId })]);
    expect(stored?.outcome).toBe("accepted");
    expect(await isWaiting()).toBe(true);
    await writer.query("ROLLBACK");
    await building;
  } finally {
    await writer.end();
  }
  expect(await indexesOf("shape")).toMatchObject({ event: true });
});

async function isWaiting(): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      AND query LIKE 'CREATE INDEX%event_shape_idx%'`;
  return rows.length > 0;
}
