import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExportManifest } from "#lib/domain/export/export-manifest.ts";
import type { ExportColumn } from "#lib/domain/export/export-request.ts";
import { csvHead } from "#lib/domain/export/csv-head.ts";
import { differsByErasure, verifyFile } from "./verify-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "segment-inspector-verify-"));
});
afterAll(() => rm(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array | string) =>
  createHash("sha256").update(bytes).digest("hex");
const idOf = (at: number) =>
  `019fba04-dd8f-7ff7-8584-${String(at).padStart(12, "0")}`;

function manifestOf(
  bytes: Buffer,
  given: Pick<ExportManifest, "format" | "rows"> & Partial<ExportManifest>,
): ExportManifest {
  return {
    kind: "segment-inspector export 1",
    madeAt: "2026-11-23T10:00:00.000Z",
    fileName: "events.csv",
    columns: [],
    byteOrderMark: false,
    filter: {},
    filterInWords: [],
    watermark: { eventId: idOf(99), receivedAt: "2026-11-23T09:00:00.000Z" },
    readingVersions: [1],
    bytes: bytes.length,
    sha256: sha256(bytes),
    address: "/",
    ...given,
  };
}

/** The sentences of what differs. */
async function differences(
  bytes: Uint8Array,
  manifest: ExportManifest,
): Promise<string[]> {
  const file = path.join(folder, "file");
  await writeFile(file, bytes);
  const findings = await verifyFile(file, manifest);
  return findings.filter(({ fits }) => !fits).map(({ sentence }) => sentence);
}

const columns: ExportColumn[] = ["id", "customer.name"];
const head = csvHead({ columns, byteOrderMark: true });
const csv = Buffer.from(
  `${head}${idOf(1)},"Alex\r\n""A"", B"\n${idOf(2)},Kim Nováková\n`,
);
const csvManifest = manifestOf(csv, {
  format: "csv",
  columns,
  byteOrderMark: true,
  rows: 2,
});

const lines = [1, 2, 3].map((at) => {
  const body = `{"n":${String(at)}.0}`;
  return Buffer.from(
    `{"id":"${idOf(at)}","bodySha256":"${sha256(body)}","bodyBase64":null,"payload":${body}}\n`,
  );
});
const ndjson = Buffer.concat(lines);
const ndjsonManifest = manifestOf(ndjson, { format: "ndjson", rows: 3 });

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

test("a file as it was exported fits", async () => {
  expect(await differences(csv, csvManifest)).toEqual([]);
  expect(await differences(ndjson, ndjsonManifest)).toEqual([]);
});

describe("what differs is told", () => {
  test("one flipped bit, wherever it is", async () => {
    for (let at = 0; at < csv.length; at += 7)
      expect((await differences(flipped(csv, at), csvManifest))[0]).toMatch(
        /^The digest of the file is/,
      );
  });

  test("a changed body, by its event", async () => {
    const at = ndjson.indexOf('"n":2') + 4;
    expect(await differences(flipped(ndjson, at), ndjsonManifest)).toContain(
      `Line 2: the body of event ${idOf(2)} is not the one that was received.`,
    );
  });

  test("a missing row", async () => {
    const [first = Buffer.alloc(0), , third = Buffer.alloc(0)] = lines;
    expect(
      await differences(Buffer.concat([first, third]), ndjsonManifest),
    ).toContain("Rows: 2; the manifest says 3.");
    const cut = csv.subarray(0, csv.lastIndexOf(idOf(2)));
    expect(await differences(cut, csvManifest)).toContain(
      "Rows: 1; the manifest says 2.",
    );
  });

  test("a transfer that broke off", async () => {
    expect(
      await differences(csv.subarray(0, csv.length - 5), csvManifest),
    ).toContain("The file breaks off within a row.");
    expect(
      await differences(ndjson.subarray(0, ndjson.length - 5), ndjsonManifest),
    ).toContain("The file breaks off within a row.");
    expect(await differences(Buffer.alloc(0), ndjsonManifest)).toContain(
      "Rows: 0; the manifest says 3.",
    );
  });

  test("the manifest of another export", async () => {
    const other = manifestOf(csv, { ...csvManifest, columns: ["id"] });
    expect(await differences(csv, other)).toEqual([
      "Its first line does not have the columns of the manifest.",
    ]);
    const older = manifestOf(ndjson, {
      ...ndjsonManifest,
      watermark: { eventId: idOf(2), receivedAt: "2026-11-23T08:00:00.000Z" },
    });
    expect(await differences(ndjson, older)).toEqual([
      `Event ${idOf(3)} is newer than the watermark.`,
    ]);
  });
});

test("a file that was made before rows were erased differs from a later manifest by that alone", async () => {
  const file = path.join(folder, "before");
  await writeFile(file, ndjson);
  const later = { ...ndjsonManifest, bytes: 9, sha256: sha256("later") };
  const findings = await verifyFile(file, later);
  expect(differsByErasure(findings, { ...later, erased: 1 })).toBe(true);
  expect(differsByErasure(findings, later)).toBe(false);
  const fewer = { ...later, erased: 1, rows: 2 };
  expect(differsByErasure(await verifyFile(file, fewer), fewer)).toBe(false);
});
