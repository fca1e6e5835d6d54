import { testContext } from "#lib/services/testing/test-context.ts";
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import {
  NIL_UUID,
  type ExportColumn,
  type FrozenExport,
} from "#lib/domain/export/export-request.ts";
import { exportEvents } from "./export-events.ts";
import { freezeExport } from "./freeze-export.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { makeExportManifest } from "./make-export-manifest.ts";

await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

const ndjson = {
  format: "ndjson",
  columns: [],
  byteOrderMark: false,
  watermark: null,
} as const;
const csv = (...columns: ExportColumn[]) =>
  ({ format: "csv", columns, byteOrderMark: false, watermark: null }) as const;

async function textOf(frozen: FrozenExport): Promise<string> {
  const parts: Buffer[] = [];
  for await (const { chunks } of exportEvents(testContext(), frozen))
    parts.push(...chunks);
  return Buffer.concat(parts).toString();
}

async function idsOf(filter: EventFilter): Promise<string[]> {
  const text = await textOf(
    await freezeExport(testContext(), filter, csv("id")),
  );
  return text.split("\n").slice(1, -1);
}

/** Long enough ago that none of them counts as in flight. */
const anHourAgo = () => new Date(Date.now() - 3_600_000);

/** So many that they fill several pages; made by Postgres, which takes no time at all. */
async function storeMany(segmentId: string, count: number): Promise<string[]> {
  const ofTime = timeToUuidV7Floor(anHourAgo()).slice(0, 20);
  const prefix = `${ofTime}${randomBytes(2).toString("hex").slice(1)}-`;
  const rows = await db().$queryRaw<{ id: string }[]>`
    INSERT INTO event (id, source_id, received_at, happened_at, body, body_size, headers, outcome, signature, is_entry,
      reading_version, shape, is_searchable, event_type_assumed, problems, needs_attention, search_text, segment_id, purpose)
    SELECT (${prefix} || lpad(to_hex(n), 12, '0'))::uuid, ${sourceId}::uuid, ${anHourAgo()}, ${anHourAgo()},
      convert_to('{"n":' || n || '}', 'UTF8'), 9, '[]', 'accepted', 'not_checked', true,
      1, 'envelope', true, false, '[]', false, '', ${segmentId},
      (CASE WHEN n % 3 = 0 THEN 'promotion' ELSE 'plain_message' END)::purpose
    FROM generate_series(1, ${count}::int) n RETURNING id`;
  return rows.map(({ id }) => id).sort();
}

describe("what an export holds", () => {
  test("what has expired by now is what the list says has, and stays that when it is made again", async () => {
    const segment = ["seg_expired"];
    const row = (validUntil: Date | null) =>
      eventRow({ sourceId, segmentId: "seg_expired", validUntil });
    const past = row(new Date(Date.now() - 60_000));
    const future = row(new Date(Date.now() + 3_600_000));
    await storeEvents([past, future, row(null)]);
    const filter = { segment, validity: "expired" } as const;
    const { items } = await listEvents(testContext(), filter, { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([past.id]);
    expect(await idsOf(filter)).toEqual([past.id]);
  });

  test("every event that fits, once, over several pages, in both orders and formats", async () => {
    const segmentId = "seg_many";
    const ids = await storeMany(segmentId, 4_100);
    expect(await idsOf({ segment: [segmentId], order: "asc" })).toEqual(ids);
    expect(await idsOf({ segment: [segmentId] })).toEqual(ids.toReversed());
    const lines = (
      await textOf(
        await freezeExport(testContext(), { segment: [segmentId] }, ndjson),
      )
    ).split("\n");
    expect(lines.pop()).toBe("");
    expect(
      lines.map((line) => (JSON.parse(line) as { id: string }).id),
    ).toEqual(ids.toReversed());
  });

  test("no others", async () => {
    await storeMany("seg_some", 50);
    const filter: EventFilter = {
      segment: ["seg_some"],
      purpose: ["promotion"],
    };
    const listed = await listEvents(testContext(), filter, { limit: 200 });
    expect(await idsOf(filter)).toEqual(listed.items.map(({ id }) => id));
  });

  test("what was stored just before", async () => {
    const row = eventRow({ sourceId, segmentId: "seg_fresh" });
    await storeEvents([row]);
    expect(await idsOf({ segment: ["seg_fresh"] })).toEqual([row.id]);
  });

  test("large bodies, page by page", async () => {
    const segmentId = "seg_large";
    await storeEvents(
      Array.from({ length: 12 }, () =>
        eventRow({
          sourceId,
          segmentId,
          receivedAt: anHourAgo(),
          body: randomBytes(1_000_000),
          bodySize: 1_000_000,
          shape: "not_json",
        }),
      ),
    );
    const frozen = await freezeExport(
      testContext(),
      { segment: [segmentId] },
      ndjson,
    );
    const sizes: number[] = [];
    for await (const { rows } of exportEvents(testContext(), frozen))
      sizes.push(rows);
    expect(sizes.reduce((sum, rows) => sum + rows)).toBe(12);
    expect(Math.max(...sizes)).toBeLessThan(6);
  });

  test("nothing, from a store that has nothing that fits", async () => {
    const frozen = await freezeExport(
      testContext(),
      { segment: ["seg_none"] },
      csv("id"),
    );
    expect(await textOf(frozen)).toBe("id\n");
    expect(await textOf({ ...frozen, format: "ndjson" })).toBe("");
  });
});

describe("a frozen selection", () => {
  test("holds nothing that arrives while it is exported, or later", async () => {
    const segmentId = "seg_frozen";
    const ids = await storeMany(segmentId, 4_050);
    const frozen = await freezeExport(
      testContext(),
      { segment: [segmentId] },
      csv("id"),
    );
    const parts: string[] = [];
    for await (const { chunks } of exportEvents(testContext(), frozen)) {
      parts.push(Buffer.concat(chunks).toString());
      await storeEvents([eventRow({ sourceId, segmentId })]);
    }
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join("").split("\n").slice(1, -1)).toEqual(ids.toReversed());
    const first = await makeExportManifest(testContext(), frozen);
    const again = await makeExportManifest(testContext(), frozen);
    expect(again.sha256).toBe(first.sha256);
    expect(first).toMatchObject({
      rows: 4_050,
      bytes: Buffer.byteLength(parts.join("")),
      readingVersions: [1],
    });
  });

  test("keeps the moment that a relative time meant", async () => {
    const { filter } = await freezeExport(
      testContext(),
      { from: "-1d", sentTo: "-2h" },
      ndjson,
    );
    expect(filter.from).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(filter.sentTo).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test("is refused up to a watermark that was never given", async () => {
    await expect(
      freezeExport(
        testContext(),
        {},
        {
          ...ndjson,
          watermark: `${NIL_UUID}.0.900000000000_900000000000_`,
        },
      ),
    ).rejects.toMatchObject({ code: "conflict", field: "watermark" });
  });
});
