import { beforeAll, expect, test } from "vitest";
import { arrivalOf } from "#lib/bodies/arrival-of.ts";
import { db } from "#lib/db/connection/client.ts";
import {
  selectBodiesToReread,
  writeReadings,
} from "#lib/db/maintenance/write-readings.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { READING_VERSION } from "#lib/domain/field/object-fields.ts";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { rereadEvents } from "#lib/services/events/reread-events.ts";
import { exportEvents } from "#lib/services/exports/export-events.ts";
import { freezeExport } from "#lib/services/exports/freeze-export.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { eraseCustomer } from "./erase-customer.ts";
import { getCustomer } from "./get-customer.ts";

await useTestDatabase();

const admin = testContext();
const reason = "Asked";
let sourceId = "";

beforeAll(async () => {
  sourceId = await storeSource();
});

/** An entry of somebody with this name, whose body says so too. */
function entryOf(
  name: string,
  given: {
    readonly sourceId?: string;
    readonly receivedAt?: Date;
    readonly segmentId?: string;
  } = {},
) {
  const customer = { id: `cust_${name}`, name, email: `${name}@shop.example` };
  return eventRow({
    sourceId,
    payload: {
      customer: { ...customer, object: "customer" },
      segment: { id: "seg_1", name: "VIP", object: "segment" },
    },
    customerId: customer.id,
    customerName: name,
    customerEmail: customer.email,
    segmentId: "seg_1",
    segmentName: "VIP",
    ...given,
  });
}

const erase = (name: string, source?: string) =>
  eraseCustomer(admin, `cust_${name}`, {
    reason,
    ...(source !== undefined && { source }),
  });

test("a body that was being read again when its customer was erased brings nothing back", async () => {
  const [ada, bo] = [entryOf("Ada"), entryOf("Bo")];
  await storeEvents([ada, bo]);
  const bodies = (
    await selectBodiesToReread(
      { olderThan: READING_VERSION },
      { after: null, upTo: bo.id },
    )
  ).filter(({ id }) => [ada.id, bo.id].includes(id));
  expect(bodies).toHaveLength(2);
  const readings = bodies.map(({ id, body, sourceMark, ...request }) => ({
    id,
    reading: readEvent(body, arrivalOf(body, request)),
    sourceMark,
  }));
  await erase("Ada");
  const stub = await db().event.findUniqueOrThrow({ where: { id: ada.id } });
  await writeReadings(readings);
  expect(await db().event.findUniqueOrThrow({ where: { id: ada.id } })) //
    .toEqual(stub);
  expect((await getEvent(admin, bo.id)).customer?.name).toBe("Bo");
  await rereadEvents(admin, { all: true });
  expect(await db().event.findUniqueOrThrow({ where: { id: ada.id } })) //
    .toEqual(stub);
});

test("a customer whom two sources know is erased of one, and later of all", async () => {
  const otherId = await storeSource("Other shop");
  const here = entryOf("Cleo");
  const there = entryOf("Cleo", { sourceId: otherId });
  await storeEvents([here, there]);
  expect(await erase("Cleo", sourceId)).toEqual({ events: 1, entries: 1 });
  expect((await getEvent(admin, here.id)).customer).toBeNull();
  expect((await getEvent(admin, there.id)).customer?.name).toBe("Cleo");
  const left = await getCustomer(admin, { id: "cust_Cleo", sourceId: null });
  expect(left.name).toBe("Cleo");
  await expect(erase("Cleo", sourceId)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await erase("Cleo")).toEqual({ events: 1, entries: 1 });
  expect((await getEvent(admin, there.id)).customer).toBeNull();
});

test("an admin of one source erases nobody of another", async () => {
  const otherId = await storeSource("Third shop");
  const there = entryOf("Dora", { sourceId: otherId });
  await storeEvents([there]);
  const scoped = testContext({ sources: [sourceId] });
  for (const source of [undefined, otherId])
    await expect(
      eraseCustomer(scoped, "cust_Dora", {
        reason,
        ...(source !== undefined && { source }),
      }),
    ).rejects.toMatchObject({ code: "not_found" });
  expect((await getEvent(admin, there.id)).customer?.name).toBe("Dora");
});

test("an export under way has every event once, and what it had not read yet without the customer", async () => {
  const segmentId = "seg_exported";
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const first = entryOf("Zelda", { segmentId, receivedAt: hoursAgo(3) });
  const last = entryOf("Zelda", { segmentId, receivedAt: hoursAgo(1) });
  await storeEvents([first, last]);
  // More in between than are read ahead; made by Postgres, which takes no time at all.
  const between = timeToUuidV7Floor(hoursAgo(2)).slice(0, 24);
  await db().$executeRaw`
    INSERT INTO event (id, source_id, received_at, happened_at, body, body_size, headers, outcome, signature, is_entry,
      reading_version, shape, is_searchable, event_type_assumed, problems, needs_attention, search_text, segment_id, purpose)
    SELECT (${between} || lpad(to_hex(n), 12, '0'))::uuid, ${sourceId}::uuid, ${hoursAgo(2)}, ${hoursAgo(2)},
      convert_to('{"n":' || n || '}', 'UTF8'), 9, '[]', 'accepted', 'not_checked', true,
      ${READING_VERSION}, 'envelope', true, false, '[]', false, '', ${segmentId}, 'plain_message'
    FROM generate_series(1, 16000) n`;
  const frozen = await freezeExport(
    admin,
    { segment: [segmentId], order: "asc" },
    { format: "ndjson", columns: [], byteOrderMark: false, watermark: null },
  );
  const parts = exportEvents(admin, frozen);
  const texts: string[] = [];
  for (;;) {
    const { value, done } = await parts.next();
    if (done === true) break;
    texts.push(Buffer.concat(value.chunks).toString());
    if (texts.length === 1)
      expect(await erase("Zelda")).toEqual({ events: 2, entries: 2 });
  }
  const file = texts.join("");
  const ids = file
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toHaveLength(16_002);
  expect(new Set(ids).size).toBe(ids.length);
  expect([ids[0], ids.at(-1)]).toEqual([first.id, last.id]);
  expect(texts[0]).toContain("Zelda");
  expect(texts.at(-1)).toContain(last.id);
  expect(texts.at(-1)).not.toContain("Zelda");
  // Asked for again, it is the same selection, and nobody stands in it.
  const again = await textOf(frozen);
  expect(again.trimEnd().split("\n")).toHaveLength(ids.length);
  expect(again).not.toContain("Zelda");
});

async function textOf(frozen: FrozenExport): Promise<string> {
  let text = "";
  for await (const { chunks } of exportEvents(admin, frozen))
    text += Buffer.concat(chunks).toString();
  return text;
}
