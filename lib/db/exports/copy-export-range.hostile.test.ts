import { beforeAll, describe, expect, test } from "vitest";
import { readNdjsonBody } from "#lib/verify/read-ndjson-body.ts";
import { db } from "#lib/db/connection/client.ts";
import { copyExportRange } from "./copy-export-range.ts";
import { takePosition } from "#lib/db/positions/take-position.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import { formatWatermark } from "#lib/domain/export/watermark.ts";
import { wholeSelection } from "./frozen-page.ts";
import { selectFrozenItems } from "./select-frozen-items.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";

await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

async function watermarkNow(): Promise<string> {
  const { position, newestId } = await takePosition("all");
  return formatWatermark({ position, eventId: newestId ?? NIL_UUID });
}

const utf8 = (text: string) => Buffer.from(text);

/** Stores an event with such a body and writes its line. */
async function lineOf(
  body: Buffer<ArrayBuffer> | null,
  { isPlainJson }: { isPlainJson: boolean },
): Promise<string> {
  const row = eventRow({
    sourceId,
    body,
    bodySha256: body && utf8("a digest of thirty-two bytes, so."),
  });
  await storeEvents([row]);
  // As receiving does it.
  if (isPlainJson)
    await db()
      .$executeRaw`UPDATE event SET is_searchable = true WHERE id = ${row.id}::uuid`;
  const chunks = await copyExportRange(
    "all",
    {
      filter: { id: [row.id] },
      watermark: await watermarkNow(),
      format: "ndjson",
      columns: [],
      byteOrderMark: false,
    },
    wholeSelection,
  );
  return Buffer.concat(chunks).toString();
}

describe("a body that is JSON", () => {
  test.each([
    '{"a":1}',
    '{"amount":1.10,"big":12345678901234567890,"huge":1e400,"minus":-0.0}',
    '{"b":1,"a":2,"b":3,"__proto__":{"x":1}}',
    '  {"a" : [ 1 ,2 ] }\t',
    '{"text":"\\n \u2028 ünïcode 🎟 \\"payload\\":{} \u007f"}',
    '{"bodyBase64":null,"payload":{"bodyBase64":null,"payload":1}}',
    "null",
    '""',
  ])("stands in its line as it was sent: %s", async (text) => {
    const written = await lineOf(utf8(text), { isPlainJson: true });
    expect(written.endsWith(`,"bodyBase64":null,"payload":${text}}\n`)).toBe(
      true,
    );
    expect(written.match(/[\r\n]/g)).toHaveLength(1);
    expect(JSON.parse(written)).toHaveProperty("payload", JSON.parse(text));
    expect(readNdjsonBody(utf8(written.trimEnd()))).toEqual(utf8(text));
  });

  test.each([
    '{\n  "a": 1.0,\r\n  "b": [\n]\n}\n',
    "\u{feff}{}",
    '\r\n"\\r\\n"\r\n',
  ])("is put on one line, and its bytes beside it: %j", async (text) => {
    const written = await lineOf(utf8(text), { isPlainJson: true });
    expect(written.match(/[\r\n]/g)).toHaveLength(1);
    expect(JSON.parse(written)).toHaveProperty(
      "payload",
      JSON.parse(text.replace("\u{feff}", "")),
    );
    expect(readNdjsonBody(utf8(written.trimEnd()))).toEqual(utf8(text));
  });
});

test.each([
  ["text that is no JSON", utf8('a=1\n"},"payload":{}')],
  ["bytes that are no text", Buffer.from([0xff, 0x00, 0x01, 0x02, 0x0a, 0x7b])],
  ["many of them", Buffer.alloc(1_000, 0xfe)],
  ["nothing", Buffer.alloc(0)],
])("%s is kept as its bytes", async (_what, bytes) => {
  const written = await lineOf(bytes, { isPlainJson: false });
  expect(written.match(/[\r\n]/g)).toHaveLength(1);
  expect(JSON.parse(written)).toHaveProperty("payload", null);
  expect(readNdjsonBody(utf8(written.trimEnd()))).toEqual(bytes);
});

test("a body that was not kept is told apart from an empty one", async () => {
  const written = await lineOf(null, { isPlainJson: false });
  expect(readNdjsonBody(utf8(written.trimEnd()))).toBeNull();
});

test("a line tells of its event what the API does, whatever characters it holds", async () => {
  const row = eventRow({
    sourceId,
    enteredAt: new Date("2026-11-23T10:42:07.101Z"),
    customerId: "cust_1",
    customerName: "\u0001\u0002\"'\\ \n\r\t\b ünïcode 🎟 \u2028 \u{feff}",
    voucherCode: "E'\\x01'; DROP TABLE event --",
    segmentName: "null",
    offer: { text: 'a "b"\\', amount: 1.5 },
    problems: [
      { kind: "bad_time", severity: "note", path: "$", message: "x\u0001" },
    ],
  });
  await storeEvents([row]);
  const selection = {
    filter: { id: [row.id] },
    watermark: await watermarkNow(),
  };
  const chunks = await copyExportRange(
    "all",
    { ...selection, format: "ndjson", columns: [], byteOrderMark: false },
    wholeSelection,
  );
  const [item] = await selectFrozenItems("all", selection, 1);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual({
    ...item,
    source: { id: sourceId },
    channel: null,
    contentType: null,
    groupId: null,
    purposeRule: null,
    voucherifyEventId: null,
    readingVersion: 1,
    bodyBase64: null,
    payload: null,
  });
});

test.each([
  "'; DROP TABLE event; --",
  "\\'; SELECT 1; --",
  "E'\\x01'",
  "$$1$$",
  "100%_",
  "\u{feff}🎟",
])("%s in a filter is a value that nothing has", async (value) => {
  const chunks = await copyExportRange(
    "all",
    {
      filter: { segment: [value], code: [value, `${value}2`], q: value },
      watermark: await watermarkNow(),
      format: "csv",
      columns: ["id"],
      byteOrderMark: false,
    },
    wholeSelection,
  );
  expect(Buffer.concat(chunks)).toHaveLength(0);
});
