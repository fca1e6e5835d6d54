import { testContext } from "#lib/services/testing/test-context.ts";
import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  exportColumnSchema,
  type FrozenExport,
} from "#lib/domain/export/export-request.ts";
import { exportEvents } from "./export-events.ts";
import { freezeExport } from "./freeze-export.ts";

await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

/** A CSV file as RFC 4180 reads it, but for the line feeds that end its records: an independent reader, so that what is written is not judged by itself. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at < text.length;) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at] ?? "";
        if (at > text.length) throw new Error("A quote is not closed.");
      }
      at += 1;
    } else {
      const end = /,|\n/.exec(text.slice(at))?.index ?? 0;
      cell = text.slice(at, at + end);
      if (/["\r\n]/.test(cell)) throw new Error(`Not quoted: ${cell}`);
      at += end;
    }
    record.push(cell);
    if (text[at] === ",") at += 1;
    else {
      at += 1;
      records.push(record);
      record = [];
    }
  }
  return records;
}

async function textOf(frozen: FrozenExport): Promise<string> {
  const parts: Buffer[] = [];
  for await (const { chunks } of exportEvents(testContext(), frozen))
    parts.push(...chunks);
  return Buffer.concat(parts).toString();
}

async function exportNames(names: readonly (string | null)[]) {
  const segmentId = `seg_${String(Math.random())}`;
  for (const customerName of names)
    await storeEvents([eventRow({ sourceId, segmentId, customerName })]);
  const frozen = await freezeExport(
    testContext(),
    { segment: [segmentId], order: "asc" },
    {
      format: "csv",
      columns: ["customer.name", "segment.id"],
      byteOrderMark: true,
      watermark: null,
    },
  );
  const text = await textOf(frozen);
  expect(text.startsWith("\u{feff}customer.name,segment.id\n")).toBe(true);
  return readCsv(text.slice(1))
    .slice(1)
    .map(([name]) => name);
}

test("text comes through as it is, whatever separates, quotes or breaks lines", async () => {
  const names = [
    'a "quoted", name',
    "back\\slash \\\\ twice \\n",
    "two\r\nlines\nand\tmore",
    "(parentheses)",
    '"',
    ",",
    ')"\n"(',
    ")\n(",
    '\\)"\n"(\\',
    "",
    " padded ",
    "ünïcode 🎟 \u2028 \u{feff}",
    "a;b|c",
    "1=1",
  ];
  expect(await exportNames(names)).toEqual(names);
  expect(await exportNames([null])).toEqual([""]);
});

test("no cell begins as a formula does", async () => {
  const formulas = [
    "=1+1",
    "+49 30 901820",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("https://a.example","b")',
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
  ];
  expect(await exportNames(formulas)).toEqual(
    formulas.map((formula) => `'${formula}`),
  );
});

test("a record of one empty field is no empty line", async () => {
  await storeEvents([eventRow({ sourceId, segmentId: "seg_single" })]);
  const frozen = await freezeExport(
    testContext(),
    { segment: ["seg_single"] },
    {
      format: "csv",
      columns: ["voucher.code"],
      byteOrderMark: false,
      watermark: null,
    },
  );
  expect(await textOf(frozen)).toBe('voucher.code\n""\n');
});

test("every column can be asked for, all at once, and has its place", async () => {
  const row = eventRow({
    sourceId,
    segmentId: "seg_all",
    enteredAt: new Date("2026-11-23T10:42:07.101Z"),
    problems: [
      { kind: "bad_time", severity: "note", path: "$", message: "x" },
      { kind: "missing_key", severity: "note", path: "$", message: "x" },
      { kind: "bad_time", severity: "note", path: "$.a", message: "x" },
    ],
    offer: { text: 'a "b"\\' },
  });
  await storeEvents([row]);
  const columns = exportColumnSchema.options;
  const frozen = await freezeExport(
    testContext(),
    { segment: ["seg_all"] },
    { format: "csv", columns, byteOrderMark: false, watermark: null },
  );
  const [head = [], cells = []] = readCsv(await textOf(frozen));
  expect(head).toEqual(columns);
  const record = Object.fromEntries(head.map((name, at) => [name, cells[at]]));
  expect(record).toMatchObject({
    id: row.id,
    receivedAt: new Date(row.receivedAt).toISOString(),
    isEntry: "true",
    enteredAt: "2026-11-23T10:42:07.101Z",
    sentAt: "",
    problems: "bad_time missing_key",
    "segment.id": "seg_all",
    "source.id": sourceId,
  });
  expect(JSON.parse(record.offer ?? "")).toEqual({ text: 'a "b"\\' });
});
