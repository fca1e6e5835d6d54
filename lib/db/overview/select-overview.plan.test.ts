import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { countsQuery, slotsQuery } from "./select-overview-entries.ts";
import { deliveriesQuery } from "./select-overview-deliveries.ts";
import { leadersQuery } from "./select-overview-leaders.ts";
import { problemsQuery } from "./select-overview-problems.ts";
import { causesQuery } from "./select-overview-rejections.ts";
import { arrivalPatternsQuery } from "#lib/db/sources/select-arrival-patterns.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const now = new Date();
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

/** One event every three minutes for ten weeks: one of ten is rejected, one of twenty needs attention. */
beforeAll(async () => {
  const sourceId = await storeSource();
  await db().$executeRaw`
    INSERT INTO event (id, source_id, received_at, happened_at, sent_at, body_size, headers, outcome, rejection, signature,
      is_entry, reading_version, shape, event_type_assumed, purpose, problems, needs_attention, search_text)
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid,
      ${sourceId}::uuid, at, at, at, 2, '[]',
      CASE WHEN n % 10 = 0 THEN 'rejected' ELSE 'accepted' END::outcome,
      CASE WHEN n % 10 = 0 THEN 'signature_mismatch' END, 'not_checked', n % 10 <> 0, 1, 'envelope', false,
      'promotion', '[]', n % 20 = 1, ''
    FROM (SELECT n, ${now}::timestamptz - n * interval '3 minutes' AS at FROM generate_series(1, 33600) n) made`;
  // So that an index alone can answer, as it can once autovacuum has passed.
  await db().$executeRaw`VACUUM ANALYZE event`;
});

async function planOf(query: Prisma.Sql): Promise<string> {
  const lines = await db().$queryRaw<{ "QUERY PLAN": string }[]>(
    Prisma.sql`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) ${query}`,
  );
  return lines.map((line) => line["QUERY PLAN"]).join("\n");
}

/** The plan's lines that read events, without partitions that were left alone and the empty ones of coming months. */
function readsIn(plan: string): string[] {
  return plan
    .split("\n")
    .filter((line) => / on event_(\d|default)/.test(line))
    .filter((line) => !line.includes("never executed"))
    .filter((line) => !coming.some((name) => line.includes(name)));
}

const coming = [1, 2, 3].map((months) => {
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1);
  return `event_${new Date(month).toISOString().slice(0, 7).replace("-", "_")}`;
});

const hours = Array.from({ length: 24 }, (_, hour) => ({
  from: ago(hour + 1),
  to: ago(hour),
}));

test.each([
  ["entries by hour", slotsQuery("all", hours), /Index Only Scan/],
  [
    "arrival patterns of sources",
    arrivalPatternsQuery("all", 48, now),
    /Index (Only )?Scan/,
  ],
  ["rejections", causesQuery("all", ago(24)), /Index Scan|Bitmap/],
  ["problems", problemsQuery("all", ago(7 * 24), 2_000), /Index Scan/],
  ["leaders", leadersQuery("all", ago(7 * 24), 20_000, 5), /Index Scan/],
  ["deliveries", deliveriesQuery("all", ago(24), 5_000, 5), /Index Scan/],
  ["entries by purpose", countsQuery("all", ago(24)), /Index (Only )?Scan/],
])(
  "%s are found by an index, never by reading a partition",
  async (_, query, way) => {
    const plan = await planOf(query);
    const reads = readsIn(plan);
    expect(reads.length, plan).toBeGreaterThan(0);
    expect(
      reads.filter((line) => line.includes("Seq Scan")),
      plan,
    ).toEqual([]);
    expect(
      reads.filter((line) => !way.test(line)),
      plan,
    ).toEqual([]);
  },
);

test("months outside the time asked for are not read", async () => {
  const lines = (await planOf(slotsQuery("all", hours))).split("\n");
  for (const name of coming) {
    const reads = lines.filter((line) => line.includes(` on ${name}`));
    expect(reads.every((line) => line.includes("never executed"))).toBe(true);
  }
});
