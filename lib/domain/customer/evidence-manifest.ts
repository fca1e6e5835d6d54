import { z } from "zod";
import { watermarkSchema } from "#lib/domain/export/watermark.ts";

/** What says which rows an evidence report has, so that anyone can check a copy of its file without us. */
export const evidenceManifestSchema = z.strictObject({
  kind: z.literal("segment-inspector evidence 1"),
  /** When this manifest was made; the rows are older. */
  madeAt: z.iso.datetime(),
  fileName: z.string(),
  customer: z.strictObject({
    id: z.string(),
    sourceId: z.string().describe("The source that received the events."),
  }),
  /** Where the report ends. */
  upTo: watermarkSchema,
  /** The versions of the rules by which the events were read, oldest first. */
  readingVersions: z.array(z.int()).readonly(),
  rows: z.int(),
  bytes: z.int(),
  /** Lower-case hex, of the whole file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The path that gives the same file again. */
  address: z.string(),
});
export type EvidenceManifest = z.infer<typeof evidenceManifestSchema>;

/** What the file of rows is called, by its digest in hex. */
export function evidenceFileName(digest: string): string {
  return `evidence-${digest.slice(0, 12)}.ndjson`;
}
