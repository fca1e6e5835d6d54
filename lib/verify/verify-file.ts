import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ExportManifest } from "#lib/domain/export/export-manifest.ts";
import { csvHead } from "#lib/domain/export/csv-head.ts";
import type { EvidenceManifest } from "#lib/domain/customer/evidence-manifest.ts";
import { parseWatermark } from "#lib/domain/export/watermark.ts";
import { CsvReader } from "./csv-reader.ts";
import { EvidenceReader } from "./evidence-reader.ts";
import { NdjsonReader } from "./ndjson-reader.ts";

/** What a file can be checked against. */
export type Manifest = ExportManifest | EvidenceManifest;

/** One thing that was looked at, in a sentence, and whether it is as the manifest says. */
export type Finding = { readonly fits: boolean; readonly sentence: string };

/**
 * Checks a file against its manifest, or against a digest alone, needing neither us nor a
 * network. The digest decides; the rest says what differs where it does.
 *
 * @throws {Error} when the file cannot be read
 */
export async function verifyFile(
  path: string,
  against: Manifest | { readonly sha256: string },
): Promise<Finding[]> {
  const digest = createHash("sha256");
  const manifest = "kind" in against ? against : null;
  const reader = readerOf(manifest);
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    const chunk = piece as Buffer;
    digest.update(chunk);
    reader.read(chunk);
    bytes += chunk.length;
  }
  const sha256 = digest.digest("hex");
  const sameDigest = finding(
    sha256 === against.sha256,
    `The digest of the file is the one given: ${sha256}.`,
    `The digest of the file is ${sha256}, and not ${against.sha256}.`,
  );
  if (!manifest) return [sameDigest];
  return [
    sameDigest,
    sameNumber("Bytes", bytes, manifest.bytes),
    finding(
      reader.isWhole,
      "The file ends where a row ends.",
      "The file breaks off within a row.",
    ),
    ...findingsOf(reader, manifest),
  ];
}

/**
 * Whether a file differs from a manifest in nothing but what the erasure of some of its rows explains: another digest and
 * another number of bytes, with as many rows.
 */
export function differsByErasure(
  [, , ...others]: readonly Finding[],
  against: Manifest | { readonly sha256: string },
): boolean {
  return (
    "kind" in against &&
    against.kind === "segment-inspector export 1" &&
    (against.erased ?? 0) > 0 &&
    others.every(({ fits }) => fits)
  );
}

function readerOf(manifest: Manifest | null) {
  if (manifest === null) return new CsvReader();
  if (manifest.kind === "segment-inspector evidence 1")
    return new EvidenceReader();
  return manifest.format === "ndjson" ? new NdjsonReader() : new CsvReader();
}

function findingsOf(
  reader: ReturnType<typeof readerOf>,
  manifest: Manifest,
): Finding[] {
  if (manifest.kind === "segment-inspector evidence 1")
    return reader instanceof EvidenceReader
      ? evidenceFindings(reader, manifest)
      : [];
  if (reader instanceof CsvReader) return csvFindings(reader, manifest);
  return reader instanceof NdjsonReader ? ndjsonFindings(reader, manifest) : [];
}

function evidenceFindings(
  { lines, faults, newestId }: EvidenceReader,
  { rows, upTo }: EvidenceManifest,
): Finding[] {
  return [
    sameNumber("Rows", lines, rows),
    finding(
      faults.length === 0,
      "Every line is a row of evidence.",
      faults.join(" "),
    ),
    finding(
      newestId <= parseWatermark(upTo).eventId,
      "No event is newer than the report.",
      `Event ${newestId} is newer than the report.`,
    ),
  ];
}

function csvFindings(
  { records, head }: CsvReader,
  manifest: ExportManifest,
): Finding[] {
  // The reader reads bytes: a byte order mark is three of them.
  const expected = Buffer.from(csvHead(manifest)).toString("latin1");
  return [
    sameNumber("Rows", Math.max(0, records - 1), manifest.rows),
    finding(
      `${head}\n` === expected,
      "Its columns are those of the manifest.",
      "Its first line does not have the columns of the manifest.",
    ),
  ];
}

function ndjsonFindings(
  { lines, faults, newestId }: NdjsonReader,
  { rows, watermark }: ExportManifest,
): Finding[] {
  return [
    sameNumber("Rows", lines, rows),
    finding(
      faults.length === 0,
      "Every body has the digest that was taken when it was received.",
      faults.join(" "),
    ),
    finding(
      newestId <= (watermark?.eventId ?? ""),
      "No event is newer than the watermark.",
      `Event ${newestId} is newer than the watermark.`,
    ),
  ];
}

function sameNumber(what: string, found: number, expected: number): Finding {
  const [there, asked] = [found, expected].map((one) =>
    one.toLocaleString("en"),
  );
  return finding(
    found === expected,
    `${what}: ${there}, as the manifest says.`,
    `${what}: ${there}; the manifest says ${asked}.`,
  );
}

function finding(fits: boolean, right: string, wrong: string): Finding {
  return { fits, sentence: fits ? right : wrong };
}
