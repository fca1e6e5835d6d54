import { z } from "zod";
import { eventFilterSchema } from "#lib/domain/filter/event-filter.ts";
import { removedMonthsSchema } from "#lib/domain/retention/retention.ts";
import { csvStyleSchema } from "./csv-style.ts";
import { exportColumnSchema, exportFormatSchema } from "./export-request.ts";

/** What says which file one export gave, so that anyone can check a copy of it without us. */
export const exportManifestSchema = z.strictObject({
  kind: z.literal("segment-inspector export 1"),
  /** When this manifest was made; the selection is older. */
  madeAt: z.iso.datetime(),
  fileName: z.string(),
  format: exportFormatSchema,
  columns: z.array(exportColumnSchema).readonly(),
  byteOrderMark: z.boolean(),
  /** Of a CSV file that is not written as usual. */
  csv: csvStyleSchema.optional(),
  filter: eventFilterSchema,
  /** The filter for a person, one sentence each. */
  filterInWords: z.array(z.string()).readonly(),
  /** The newest event that could have been in it; null when none was stored. */
  watermark: z
    .strictObject({ eventId: z.uuid(), receivedAt: z.iso.datetime() })
    .nullable(),
  /** The versions of the rules by which the events were read, oldest first. */
  readingVersions: z.array(z.int()).readonly(),
  rows: z.int(),
  /** Rows that are dated stubs by now, because their customer was erased on request. Manifests of older versions have no such number. */
  erased: z.int().exactOptional(),
  /** What retention removed of the time that was asked for, rows and all. */
  removed: removedMonthsSchema.nullable().exactOptional(),
  bytes: z.int(),
  /** Lower-case hex, of the whole file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The path that gives the same file again. */
  address: z.string(),
});
export type ExportManifest = z.infer<typeof exportManifestSchema>;
