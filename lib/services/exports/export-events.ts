import { toFilterDetails } from "#lib/services/activity/to-filter-details.ts";
import { createHash } from "node:crypto";
import { noteActivity } from "#lib/services/pending-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { copyExportRange } from "#lib/db/exports/copy-export-range.ts";
import { selectExportRanges } from "#lib/db/exports/select-export-ranges.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { csvHead } from "#lib/domain/export/csv-head.ts";
import { mapAhead } from "./map-ahead.ts";

/** A piece of an export's file, and how many events it holds. */
export type ExportPart = {
  readonly rows: number;
  /** As they came: putting them together would cost as much as reading them. */
  readonly chunks: readonly Buffer[];
};

/**
 * The file of an export, piece by piece: every event of its selection once, in its order.
 *
 * It is read range by range, each on a snapshot of its own, rather than through one
 * cursor: stored events do not change, so the file is the same, and a slow
 * download holds neither a connection nor a snapshot that would keep vacuum from its work. What comes
 * next is read while the last is sent. Memory does not grow with the export.
 *
 * @throws {AppError} while being read, as `readWithin` does; what was given until then is not the whole
 */
export async function* exportEvents(
  context: Context,
  frozen: FrozenExport,
): AsyncGenerator<ExportPart, void> {
  authorize(context, "read_personal");
  const digest = createHash("sha256");
  let rows = 0;
  let isWhole = false;
  try {
    for await (const part of exportedParts(context, frozen)) {
      for (const chunk of part.chunks) digest.update(chunk);
      rows += part.rows;
      yield part;
    }
    isWhole = true;
  } finally {
    const { filter, format, columns, watermark } = frozen;
    noteActivity(context, {
      action: "events.export",
      outcome: isWhole ? "done" : "failed",
      ...toFilterDetails(filter, {
        format,
        columns,
        watermark,
        rows,
        sha256: digest.digest("hex"),
      }),
    });
  }
}

/** The parts of an export that nobody is handed: to be counted and digested. */
export async function* exportedParts(
  context: Context,
  frozen: FrozenExport,
): AsyncGenerator<ExportPart, void> {
  authorize(context, "read_personal");
  const scope = context.access.sources;
  let head = frozen.format === "csv" ? csvHead(frozen) : "";
  const parts = mapAhead(selectExportRanges(scope, frozen), async (range) => ({
    rows: range.rows,
    chunks: await copyExportRange(scope, frozen, range),
  }));
  for await (const part of parts) {
    // With the first rows, so that what hinders those is told before anything is sent.
    if (head !== "") yield partOf(head);
    head = "";
    yield part;
  }
  if (head !== "") yield partOf(head);
}

function partOf(head: string): ExportPart {
  return { chunks: [Buffer.from(head)], rows: 0 };
}
