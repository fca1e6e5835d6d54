import { access, constants, readFile } from "node:fs/promises";
import { z } from "zod";
import {
  flag,
  readArguments,
  runCommand,
  UsageError,
} from "../command-line.ts";
import { exportManifestSchema } from "#lib/domain/export/export-manifest.ts";
import { evidenceManifestSchema } from "#lib/domain/customer/evidence-manifest.ts";
import { parseWatermark } from "#lib/domain/export/watermark.ts";
import { erasedRowsInWords } from "#lib/domain/export/erased-rows.ts";
import { removedMonthsInWords } from "#lib/domain/retention/retention.ts";
import { differsByErasure, type Manifest, verifyFile } from "./verify-file.ts";

const help = `Checks an exported file against its manifest. Nothing is sent anywhere.

  npm run verify -- FILE              with its manifest beside it: FILE.manifest.json
  npm run verify -- FILE MANIFEST
  npm run verify -- FILE SHA256       against a digest, as a printed report has it

Ends with code 0 when the file is the one that was exported, 1 when it is not, 2 when that cannot be said.
`;

const differing =
  "\nThis is NOT the file that was exported, or not its manifest.\n";

const unsaid = `What else the file says fits this manifest, which was made after the erasure. Whether it is the file that was
exported, the manifest that was made together with it tells.
`;

const manifestSchema = z.union([exportManifestSchema, evidenceManifestSchema]);

await runCommand(async () => {
  process.exitCode = await main();
});

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { help: flag },
  });
  const [file, manifestFile] = positionals;
  if (values.help || file === undefined || positionals.length > 2) {
    process.stdout.write(help);
    return values.help ? 0 : 2;
  }
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const against = /^[0-9a-f]{64}$/i.test(manifestFile ?? "")
    ? { sha256: (manifestFile ?? "").toLowerCase() }
    : await readManifest(manifestFile ?? `${file}.manifest.json`);
  const findings = await verifyFile(file, against).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  for (const { fits, sentence } of findings)
    process.stdout.write(`${fits ? "  fits  " : "DIFFERS "} ${sentence}\n`);
  if (findings.every(({ fits }) => fits)) {
    process.stdout.write(`${verdict(against)}${sinceRemoved(against)}`);
    return 0;
  }
  if (differsByErasure(findings, against)) {
    process.stdout.write(`\n${sinceRemoved(against)}${unsaid}`);
    return 2;
  }
  process.stdout.write(differing);
  return 1;
}

function verdict(against: Manifest | { sha256: string }): string {
  if (!("kind" in against))
    return "\nThis is the file that the digest was taken of.\n";
  if (against.kind === "segment-inspector evidence 1")
    return `
These are the rows of the evidence report, unchanged.
Customer ${against.customer.id}, up to event ${parseWatermark(against.upTo).eventId}.
The manifest was made ${against.madeAt}.
`;
  const { madeAt, filterInWords, watermark } = against;
  const until = watermark
    ? `up to event ${watermark.eventId}, received ${watermark.receivedAt}`
    : "while nothing was stored";
  return `
This is the file that was exported, unchanged.
Selected ${until}:
${filterInWords.map((sentence) => `  ${sentence}`).join("\n")}
The manifest was made ${madeAt}.
`;
}

/** What rows and months of the selection are gone, by the manifest. */
function sinceRemoved(against: Manifest | { sha256: string }): string {
  if (!("kind" in against) || against.kind !== "segment-inspector export 1")
    return "";
  const { erased = 0, removed = null } = against;
  return [
    ...(erased === 0 ? [] : [erasedRowsInWords(erased)]),
    ...(removed === null ? [] : [removedMonthsInWords(removed)]),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

async function readManifest(path: string): Promise<Manifest> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const parsed = manifestSchema.safeParse(jsonOrNull(text));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${path} is not a manifest of this product.`);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string"
    ? new UsageError(`${path} could not be read (${code}).`)
    : error;
}
