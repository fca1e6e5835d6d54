import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ExportManifest } from "#lib/domain/export/export-manifest.ts";
import { csvHead } from "#lib/domain/export/csv-head.ts";
import { CsvReader } from "./csv-reader.ts";
import { NdjsonReader } from "./ndjson-reader.ts";

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
  against: ExportManifest | { readonly sha256: string },
): Promise<Finding[]> {
  const digest = createHash("sha256");
  const manifest = "kind" in against ? against : null;
  const reader =
    manifest?.format === "ndjson" ? new NdjsonReader() : new CsvReader();
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
    ...(reader instanceof CsvReader
      ? csvFindings(reader, manifest)
      : ndjsonFindings(reader, manifest)),
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
