import { selectCsvPage } from "../db/select-csv-page.ts";
import { selectCsvRanges } from "../db/select-csv-ranges.ts";
import { selectWholeEvents } from "../db/select-whole-events.ts";
import type { FrozenExport } from "../domain/export-request.ts";
import { csvHead } from "../export/csv-head.ts";
import { toNdjsonLine } from "../export/ndjson-line.ts";
import { mapAhead } from "../export/map-ahead.ts";
import { readAhead } from "../export/read-ahead.ts";

/** A piece of an export's file, and what is known of the events in it. */
export type ExportPart = {
  readonly bytes: Buffer;
  readonly rows: number;
  readonly readingVersions: readonly number[];
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
export function exportEvents(
  frozen: FrozenExport,
): AsyncGenerator<ExportPart, void> {
  return frozen.format === "csv"
    ? csvParts(frozen)
    : readAhead(ndjsonParts(frozen));
}

async function* csvParts(
  frozen: FrozenExport,
): AsyncGenerator<ExportPart, void> {
  let head = csvHead(frozen);
  const pages = mapAhead(selectCsvRanges(frozen), (range) =>
    selectCsvPage(frozen, range),
  );
  for await (const { text, rows, readingVersions } of pages) {
    yield { bytes: Buffer.from(head + text), rows, readingVersions };
    head = "";
  }
}

async function* ndjsonParts(
  frozen: FrozenExport,
): AsyncGenerator<ExportPart, void> {
  let after: string | null = null;
  do {
    const { events, next } = await selectWholeEvents(frozen, after);
    yield {
      bytes: Buffer.concat(events.map(toNdjsonLine)),
      rows: events.length,
      readingVersions: events.map(({ readingVersion }) => readingVersion),
    };
    after = next;
  } while (after !== null);
}
