import { toFilterDetails } from "#lib/services/activity/to-filter-details.ts";
import { noteActivity } from "#lib/services/pending-activity.ts";
import { findRemovedMonths } from "#lib/services/retention/find-removed-months.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { createHash } from "node:crypto";
import { selectReadingVersions } from "#lib/db/exports/select-reading-versions.ts";
import { describeFilterInSentences } from "#lib/domain/filter/describe-filter.ts";
import type { ExportManifest } from "#lib/domain/export/export-manifest.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { newestOf } from "#lib/domain/export/watermark.ts";
import { exportFileName } from "#lib/domain/export/file-name.ts";
import { exportHref } from "#lib/url/export-hrefs.ts";
import { exportedParts } from "./export-events.ts";

/**
 * The manifest of an export: the file is made once more and digested, so that the
 * manifest of a file given earlier proves that the same selection still gives the same.
 *
 * @throws {AppError} as `exportedParts` does
 */
export async function makeExportManifest(
  context: Context,
  frozen: FrozenExport,
): Promise<ExportManifest> {
  authorize(context, "read_personal");
  const digest = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  for await (const part of exportedParts(context, frozen)) {
    for (const chunk of part.chunks) {
      digest.update(chunk);
      bytes += chunk.length;
    }
    rows += part.rows;
  }
  const sha256 = digest.digest("hex");
  const { filter, format, columns, byteOrderMark, csv, watermark } = frozen;
  noteActivity(context, {
    action: "events.manifest",
    ...toFilterDetails(filter, { format, columns, watermark, rows, sha256 }),
  });
  const [{ versions, erased }, removed] = await Promise.all([
    selectReadingVersions(context.access.sources, frozen),
    findRemovedMonths(context, filter.from ?? null),
  ]);
  return {
    kind: "segment-inspector export 1",
    madeAt: context.now.toISOString(),
    fileName: exportFileName(frozen),
    format,
    columns,
    byteOrderMark,
    ...(csv !== undefined && { csv }),
    filter,
    filterInWords: describeFilterInSentences(filter),
    watermark: newestOf(watermark),
    readingVersions: versions,
    rows,
    erased,
    removed,
    bytes,
    sha256,
    address: exportHref(frozen),
  };
}
