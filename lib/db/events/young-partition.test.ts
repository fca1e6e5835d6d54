import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { listPool } from "#lib/db/connection/list-pool.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { explainList } from "#lib/db/testing/explain.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { entryNumbersQuery } from "./select-entry-numbers.ts";
import { isOneIndex, oneIndexQuery } from "./select-events.ts";

await useTestDatabase();

const now = new Date("2026-11-20T12:00:00Z");
const id = timeToUuidV7Floor(new Date(now.getTime() + 1_500_000));
const parents = new Map<string, string>();

/** As every month begins: Postgres has looked at the partition once, when it held one row, and then thousands came. */
beforeAll(async () => {
  const sourceId = await storeSource();
  await ensurePartitions(now);
  await db()
    .$executeRaw`ALTER TABLE event_partition.event_2026_11 SET (autovacuum_enabled = false)`;
  await storeRows(sourceId, 0, 0);
  await db().$executeRaw`ANALYZE event_partition.event_2026_11`;
  await storeRows(sourceId, 1, 3_000);
  const indexes = await db().$queryRaw<{ child: string; parent: string }[]>`
    SELECT inhrelid::regclass::text AS child, inhparent::regclass::text AS parent
    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE relkind = 'i'`;
  for (const { child, parent } of indexes)
    parents.set(child.replace("event_partition.", ""), parent);
});

/** One a second, of hundreds of customers. */
async function storeRows(sourceId: string, first: number, last: number) {
  await db().$executeRaw`
    INSERT INTO event (id, source_id, received_at, happened_at, body_size, headers, outcome, signature, is_entry,
      reading_version, shape, event_type_assumed, customer_id, segment_id, problems, needs_attention, search_text)
    SELECT (lpad(to_hex(${now.getTime()}::int8 + n * 1000), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
      ${sourceId}::uuid, now(), now(), 0, '[]', 'accepted', 'valid', true, 1, 'raw', false,
      'cust_' || n % 700, 'seg_1', '[]', false, ''
    FROM generate_series(${first}::int8, ${last}::int8) n`;
}

async function planOf(statement: Prisma.Sql) {
  const client = await listPool().connect();
  try {
    return await explainList(client, statement);
  } finally {
    client.release();
  }
}

/** The indexes by which a partition is read under a name of `event`, and nothing else may read it. */
function indexesOf(nodes: Awaited<ReturnType<typeof planOf>>): string[] {
  const scans = nodes.filter(({ Alias }) => /^e(_\d+)*$/.test(Alias ?? ""));
  expect(scans.length).toBeGreaterThan(0);
  return [
    ...new Set(
      scans.map((node) => {
        const index = node["Index Name"] ?? node["Node Type"];
        return parents.get(index) ?? index;
      }),
    ),
  ].sort();
}

const lists: readonly (readonly [EventFilter, string[]])[] = [
  [{}, ["event_pkey"]],
  [{ order: "asc" }, ["event_pkey"]],
  [{ from: "2026-11-01", to: "2026-12-01" }, ["event_pkey"]],
  [{ entries: "only" }, ["event_entry_idx", "event_pkey"]],
  [
    { attention: "only" },
    ["event_attention_idx", "event_entry_attention_idx", "event_pkey"],
  ],
];

test.each(lists)(
  "a page of %o is read in the order of its index from a partition believed to hold one row",
  async (filter, indexes) => {
    expect(isOneIndex("all", filter)).toBe(true);
    for (const cursor of [null, { side: "after", eventId: id } as const]) {
      const nodes = await planOf(
        oneIndexQuery("all", filter, { cursor, limit: 50, now }),
      );
      const kinds = nodes.map((node) => node["Node Type"]);
      expect(kinds.filter((kind) => /Seq Scan|Bitmap/.test(kind))).toEqual([]);
      for (const index of indexesOf(nodes)) expect(indexes).toContain(index);
    }
  },
);

test("entries are numbered by the index of their customers there", async () => {
  const nodes = await planOf(entryNumbersQuery([id]));
  const used = indexesOf(nodes);
  expect(used).toEqual(["event_customer_id_happened_at_id_idx", "event_pkey"]);
});
