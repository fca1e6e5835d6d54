import { beforeAll, describe, expect, test } from "vitest";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { db } from "#lib/db/connection/client.ts";
import { countedEvents } from "#lib/db/rollups/counted-events.ts";
import { ensurePartitions } from "#lib/db/maintenance/partitions.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { readWithin } from "#lib/db/connection/read-within.ts";
import { selectEventRows } from "./select-events.ts";
import { storeSource } from "#lib/db/testing/event-rows.ts";
import { explaining, type PlanNode } from "#lib/db/testing/explain.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

const now = new Date("2026-11-30T23:00:00Z");
const start = Date.UTC(2026, 8, 1);
const rowCount = 60_000;
/** Those made ahead are empty, and how an empty table is read does not matter. */
const months = ["event_2026_09", "event_2026_10", "event_2026_11"];
let sourceId = "";
const parents = new Map<string, string>();

beforeAll(async () => {
  sourceId = await storeSource();
  await ensurePartitions(new Date(start));
  await storeMany();
  const indexes = await db().$queryRaw<{ child: string; parent: string }[]>`
    SELECT inhrelid::regclass::text AS child, inhparent::regclass::text AS parent
    FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE relkind = 'i'`;
  for (const { child, parent } of indexes)
    parents.set(child.replace("event_partition.", ""), parent);
});

/** Three months, evenly; every value has one that is frequent and one that is rare. */
async function storeMany(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO event (id, source_id, received_at, happened_at, body_size, headers, outcome, rejection, signature, is_entry,
      reading_version, shape, body, is_searchable, event_type, event_type_assumed, event_name, purpose, distribution_id,
      sent_at, customer_id, customer_source_id, customer_email, segment_id, campaign_id, promotion_tier_id,
      voucher_code, problems, needs_attention, search_text)
    SELECT (lpad(to_hex(ms), 12, '0') || '7' || substr(hash, 1, 3) || '8' || substr(hash, 4, 15))::uuid,
      ${sourceId}::uuid, to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0), 2, '[]',
      CASE WHEN rare THEN 'rejected' ELSE 'accepted' END::outcome, CASE WHEN rare THEN 'signature_mismatch' END,
      CASE WHEN rare THEN 'invalid' ELSE 'valid' END::signature_verdict, NOT rare, 1,
      CASE WHEN rare THEN 'raw' ELSE 'envelope' END::shape,
      convert_to(jsonb_build_object('data', jsonb_build_object('region', CASE WHEN rare THEN 'APAC' ELSE 'EMEA' END, 'n', n, 'text', hash))::text, 'UTF8'), true,
      CASE WHEN rare THEN 'customer.updated' ELSE 'customer.segment.entered' END, false,
      'Name ' || kind, CASE WHEN rare THEN 'contradiction' ELSE 'promotion' END::purpose, 'distr_' || kind,
      to_timestamp(ms / 1000.0 - 2), 'cust_' || n / 3, 'crm-' || n / 3, 'c' || n / 3 || '@shop.example',
      'seg_' || kind, 'camp_' || kind, 'promo_' || kind, 'CODE-' || n,
      CASE WHEN rare THEN '[{"kind":"bad_time"}]' WHEN n % 4 = 0 THEN '[{"kind":"unknown_value"}]' ELSE '[]' END::jsonb, rare, hash || ' ' || kind
    FROM (
      SELECT n, (${start}::int8 + n::int8 * 130000) AS ms, md5(n::text) AS hash, n % 6000 = 17 AS rare,
        CASE WHEN n % 6000 = 17 THEN 'rare' ELSE 'usual' || n % 20 END AS kind
      FROM generate_series(1, ${rowCount}) n
    ) made`;
  await db().$executeRaw`VACUUM ANALYZE event`;
}

type Used = { readonly indexes: Set<string>; readonly read: Set<string> };

async function planOf(
  filter: EventFilter,
  page: { readonly after?: Date } = {},
): Promise<Used> {
  const nodes: PlanNode[] = [];
  const { after } = page;
  const cursor = after && {
    side: "after" as const,
    eventId: timeToUuidV7Floor(after),
  };
  await readWithin((tx) =>
    selectEventRows(explaining(tx, nodes), "all", filter, {
      cursor: cursor ?? null,
      limit: 50,
      now,
    }),
  );
  return usedBy(nodes);
}

/** The indexes used, by the name of the whole table's, and the partitions read. */
function usedBy(nodes: readonly PlanNode[]): Used {
  const read = new Set<string>();
  const indexes = new Set<string>();
  for (const node of nodes) {
    const relation = node["Relation Name"];
    const index = node["Index Name"];
    if (index !== undefined) indexes.add(parents.get(index) ?? index);
    // The numbers of entries are counted by their customer, whenever the others came.
    const isEvent = /^e(_\d+)?$/.test(node.Alias ?? "");
    if (relation && months.includes(relation) && isEvent) {
      read.add(relation);
      expect(node["Node Type"], `of ${relation}`).not.toBe("Seq Scan");
    }
  }
  return { indexes, read };
}

const rare: readonly (readonly [EventFilter, string])[] = [
  [{ segment: ["seg_rare"] }, "event_segment_id_id_idx"],
  [{ campaign: ["camp_rare"] }, "event_campaign_id_id_idx"],
  [{ promotionTier: ["promo_rare"] }, "event_promotion_tier_idx"],
  [{ distribution: ["distr_rare"] }, "event_distribution_id_id_idx"],
  [{ eventType: ["customer.updated"] }, "event_event_type_id_idx"],
  [{ eventName: ["Name rare"] }, "event_event_name_idx"],
  [{ purpose: ["contradiction"] }, "event_purpose_idx"],
  [{ shape: ["raw"] }, "event_shape_id_idx"],
  [{ signature: ["invalid"] }, "event_signature_id_idx"],
  [{ outcome: ["rejected"] }, "event_not_accepted_idx"],
  [{ "-outcome": ["accepted"] }, "event_not_accepted_idx"],
  [{ rejection: ["signature_mismatch"] }, "event_rejection_idx"],
  [{ problem: ["bad_time"] }, "event_problem_kind_idx"],
  [{ attention: "only" }, "event_attention_idx"],
  [{ entries: "exclude" }, "event_other_idx"],
  [{ customer: ["cust_100"] }, "event_customer_id_happened_at_id_idx"],
  [{ customer: ["cust_100"] }, "event_customer_source_id_idx"],
  [{ customer: ["cust_100"] }, "event_customer_email_folded_idx"],
  [{ customer: ["Ada Lovelace"] }, "event_customer_name_folded_idx"],
  [{ code: ["CODE-100"] }, "event_voucher_code_idx"],
  [{ q: "c4ca4238a0b9" }, "event_search_idx"],
  [{ q: "cust_10007" }, "event_ids_idx"],
  [{ payload: ["region:eq:APAC"] }, "event_payload_idx"],
  [{ payload: ["region:in:APAC,nowhere"] }, "event_payload_idx"],
  [{ match: '{"data":{"region":"APAC"}}' }, "event_payload_idx"],
  [{ sentFrom: "2026-09-03", sentTo: "2026-09-03" }, "event_sent_idx"],
];

const frequent: readonly EventFilter[] = [
  {},
  { order: "asc" },
  { entries: "only" },
  { segment: ["seg_usual1"] },
  { segment: ["seg_usual1", "seg_usual2"], entries: "only" },
  { source: ["019a0000-0000-7000-8000-000000000000"] },
  { shape: ["envelope"], signature: ["valid"], outcome: ["accepted"] },
  {
    segment: ["seg_usual1"],
    campaign: ["camp_usual1"],
    purpose: ["promotion"],
  },
  { segment: ["seg_usual1"], campaign: ["camp_usual2"] },
  { "-segment": ["seg_usual1"] },
  { problem: ["any"] },
  { problem: ["unknown_value"] },
  { q: "usual" },
  { payload: ["region:eq:EMEA"] },
  { payload: ["n:gt:59000"] },
  { "-payload": ["region:eq:EMEA"], segment: ["seg_usual1"] },
];

describe("a page", () => {
  test.each(rare)("of %o is found by %s", async (filter, index) => {
    expect((await planOf(filter)).indexes).toContain(index);
  });

  test.each(frequent)(
    "of %o reads no partition from end to end",
    async (filter) => {
      await planOf(filter);
    },
  );

  test.each([...rare.map(([filter]) => filter), ...frequent])(
    "of %o deep in the list reads no partition from end to end, and none that is newer",
    async (filter) => {
      const after = new Date("2026-10-15T00:00:00Z");
      const { read } = await planOf({ ...filter, order: "desc" }, { after });
      expect(read).not.toContain("event_2026_11");
      expect(read.size).toBeGreaterThan(0);
    },
  );

  test.each([...rare.map(([filter]) => filter), ...frequent])(
    "of %o in a range of time reads its month alone",
    async (filter) => {
      const range = { from: "2026-10-05", to: "2026-10-20" };
      const { read } = await planOf({ ...filter, ...range });
      expect([...read]).toEqual(["event_2026_10"]);
    },
  );
});

describe("counting", () => {
  test.each([...rare.map(([filter]) => filter), ...frequent])(
    "of %o in a range of time reads its month alone",
    async (filter) => {
      const nodes: PlanNode[] = [];
      const range = { from: "2026-10-05", to: "2026-10-20" };
      await readWithin(async (tx) => {
        const told = explaining(tx, nodes);
        const asked = { ...filter, ...range };
        const { table } = await countedEvents(told, "all", asked, now, 1_000);
        await told.$queryRaw(
          Prisma.sql`WITH ${table} SELECT count(*) FROM counted`,
        );
      });
      expect([...usedBy(nodes).read]).toEqual(["event_2026_10"]);
    },
  );
});
