import { z } from "zod";
import {
  type EventFieldName,
  eventFieldNames,
  defaultFieldNames,
} from "#lib/domain/event/event-fields.ts";
import type { CsvStyle } from "./csv-style.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";

/** `ndjson`: one event per line with its payload as sent. `csv`: chosen columns, for spreadsheets. */
export const exportFormatSchema = z.enum(["csv", "ndjson"]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export type ExportColumn = EventFieldName;

/**
 * The columns that a CSV export can have, named by where the API's event has
 * the value. Nothing here can change after an event was
 * read, so that the same selection gives the same file: no name of a source, no number of an entry.
 */
export const exportColumnSchema = z.enum(eventFieldNames);

/** The columns of a CSV export that asks for none: what an auditor reads. */
export const defaultColumns: readonly ExportColumn[] = [
  ...defaultFieldNames,
  "bodySha256",
];

/** Before every event. */
export const NIL_UUID = "00000000-0000-0000-0000-000000000000";

/** A selection that has the same events whenever it is asked for. */
export type FrozenSelection = {
  /** Without times relative to now. */
  readonly filter: EventFilter;
  /** Where it ends, as `formatWatermark` writes it: nothing that is stored later is in it. */
  readonly watermark: string;
};

/** A selection and one way to write it: asked for again, it gives the same bytes. */
export type FrozenExport = FrozenSelection & {
  readonly format: ExportFormat;
  /** Of a CSV file; empty for NDJSON, which has everything. */
  readonly columns: readonly ExportColumn[];
  /** Whether a CSV file begins with U+FEFF, by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
  /** Of a CSV file that is not written as usual. */
  readonly csv?: CsvStyle | undefined;
};
