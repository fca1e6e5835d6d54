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
