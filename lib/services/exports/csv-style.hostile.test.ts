import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { CsvStyle } from "#lib/domain/export/csv-style.ts";
import type { ExportColumn } from "#lib/domain/export/export-request.ts";
import { exportQuery } from "#lib/http/api/export-query.ts";
import { exportHref } from "#lib/url/export-hrefs.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { exportEvents } from "./export-events.ts";
import { freezeExport } from "./freeze-export.ts";

await useTestDatabase();

let sourceId = "";
beforeAll(async () => {
  sourceId = await storeSource();
});

let made = 0;

/** What one event's row is in such a file, below its head. */
async function written(
  row: Omit<Parameters<typeof eventRow>[0], "sourceId">,
  columns: readonly ExportColumn[],
  csv: CsvStyle,
): Promise<{ head: string; line: string }> {
  made += 1;
  const segmentId = `seg_style_${String(made)}`;
  const stored = eventRow({ ...row, sourceId, segmentId });
  await storeEvents([stored]);
  await db()
    .$executeRaw`UPDATE event SET is_searchable = true WHERE id = ${stored.id}::uuid AND body IS NOT NULL`;
  const frozen = await freezeExport(
    testContext(),
    { segment: [segmentId] },
    { format: "csv", columns, byteOrderMark: false, csv, watermark: null },
  );
  const chunks: Buffer[] = [];
  for await (const part of exportEvents(testContext(), frozen))
    chunks.push(...part.chunks);
  const text = Buffer.concat(chunks).toString();
  const end = text.indexOf("\n");
  return { head: text.slice(0, end), line: text.slice(end + 1, -1) };
}

test.each([
  ["00123", '"=""00123"""'],
  ["1E10", '"=""1E10"""'],
  ["12345678901234567890", '"=""12345678901234567890"""'],
  ["MAR1", '"=""MAR1"""'],
  ['=1+1";x', '"=""=1+1"""";x"""'],
  ["", '""'],
  ["two\nlines", '"two\nlines"'],
  ["=1\n+2", '"\'=1\n+2"'],
  ["0".repeat(256), "0".repeat(256)],
])("the code %j stays text", async (code, cell) => {
  const { line } = await written({ voucherCode: code }, ["voucher.code"], {
    idsAsText: true,
  });
  expect(line).toBe(cell);
});

test("names are no ids: they are guarded as ever", async () => {
  const { line } = await written(
    { customerName: "=1+1", customerSourceId: "0042" },
    ["customer.name", "customer.sourceId"],
    { idsAsText: true, separator: "semicolon" },
  );
  expect(line).toBe(`'=1+1;"=""0042"""`);
});

test("columns have names for people, and each time its local time beside it", async () => {
  const { head, line } = await written(
    { enteredAt: new Date("2026-07-01T22:30:07.101Z"), voucherCode: "A;B" },
    ["voucher.code", "enteredAt"],
    { readableHeaders: true, zone: "Europe/Warsaw", separator: "semicolon" },
  );
  expect(head).toBe("Code;Entered;Entered (Europe/Warsaw)");
  expect(line).toBe('"A;B";2026-07-01T22:30:07.101Z;2026-07-02 00:30:07');
});

test("values of the payload are columns, under the envelope's data and without one", async () => {
  const paths = ["customer.metadata.tier", 'customer.metadata["a,b"]', "gone"];
  for (const body of [
    '{"customer":{"metadata":{"tier":"=gold","a,b":12345678901234567890}}}',
    '{"id":"whs_1","data":{"customer":{"metadata":{"tier":"=gold","a,b":12345678901234567890}}}}',
  ]) {
    const plain = await written({ body: Buffer.from(body) }, ["outcome"], {
      payloadPaths: paths,
    });
    expect(plain.head).toBe(
      'outcome,customer.metadata.tier,"customer.metadata[""a,b""]",gone',
    );
    expect(plain.line).toBe("accepted,'=gold,12345678901234567890,");
    const asText = await written({ body: Buffer.from(body) }, ["outcome"], {
      payloadPaths: paths,
      idsAsText: true,
      separator: "tab",
    });
    expect(asText.line).toBe(
      'accepted\t"=""=gold"""\t"=""12345678901234567890"""\t',
    );
  }
});

test("an address asks for the same style again", () => {
  const csv: CsvStyle = {
    separator: "tab",
    idsAsText: true,
    readableHeaders: true,
    zone: "America/Argentina/Buenos_Aires",
    payloadPaths: ['a["b&c"]', "d"],
  };
  const href = exportHref({
    format: "csv",
    columns: ["id"],
    byteOrderMark: true,
    csv,
    filter: { segment: ["seg_1"] },
  });
  const params = new URL(href, "https://x.example").searchParams;
  expect(exportQuery.parse(params)).toMatchObject({ csv, columns: ["id"] });
});

test.each([
  ["separator=pipe", "separator"],
  ["ids=yes", "ids"],
  ["headers=no", "headers"],
  ["zone=%2B01", "zone"],
  ["zone=Nowhere/Land", "zone"],
  ["value=a..b", "value"],
  ["value=", "value"],
])("what is not a style is refused at its key: %s", (query, field) => {
  expect(() =>
    exportQuery.parse(new URLSearchParams(`format=csv&${query}`)),
  ).toThrow(expect.objectContaining({ code: "invalid_request", field }));
  expect(() =>
    exportQuery.parse(new URLSearchParams(`format=ndjson&${query}`)),
  ).toThrow(expect.objectContaining({ code: "invalid_request", field }));
});
