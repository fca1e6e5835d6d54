import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { analyzeGrown } from "./analyze-grown.ts";
import { ensurePartitions } from "./partitions.ts";

await useTestDatabase();

/** Simple rows of a month that nobody has looked at, and Postgres' own turn never comes. */
async function storeRows(sourceId: string, from: number, to: number) {
  await db().$transaction([
    db().$executeRaw`
      INSERT INTO event (id, source_id, received_at, happened_at, body_size, headers, outcome, signature, is_entry,
        reading_version, shape, event_type_assumed, problems, needs_attention, search_text)
      SELECT ('019aa000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${sourceId}::uuid, now(), now(), 0, '[]',
        'accepted', 'valid', true, 1, 'raw', false, '[]', false, ''
      FROM generate_series(${from}::int, ${to}::int) n`,
    db().$queryRaw`SELECT pg_stat_force_next_flush()::text`,
  ]);
}

test("a partition is looked at when it has grown from nothing, and again when it has doubled", async () => {
  const sourceId = await storeSource();
  // The month of the ids.
  await ensurePartitions(new Date(Number.parseInt("019aa0000000", 16)));
  await db()
    .$executeRaw`ALTER TABLE event_partition.event_2025_11 SET (autovacuum_enabled = false)`;
  const grown = ["event_partition.event_2025_11"];

  await storeRows(sourceId, 1, 400);
  expect(await analyzeGrown()).toEqual([]);
  await storeRows(sourceId, 401, 1_000);
  expect(await analyzeGrown()).toEqual(grown);
  expect(await analyzeGrown()).toEqual([]);
  await storeRows(sourceId, 1_001, 1_900);
  expect(await analyzeGrown()).toEqual([]);
  await storeRows(sourceId, 1_901, 2_100);
  expect(await analyzeGrown()).toEqual(grown);
});

test("the sample that is taken beside arriving webhooks is a small one", async () => {
  const sourceId = await storeSource();
  await storeRows(sourceId, 3_001, 6_000);
  await analyzeGrown();
  const [ids] = await db().$queryRaw<{ parts: number }[]>`
    SELECT array_length(histogram_bounds::text::text[], 1) - 1 AS parts FROM pg_stats
    WHERE schemaname = 'event_partition' AND tablename = 'event_2025_11' AND attname = 'id'`;
  expect(ids).toEqual({ parts: 10 });
});
