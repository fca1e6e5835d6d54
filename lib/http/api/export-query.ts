import { z } from "zod";
import {
  type ExportColumn,
  exportColumnSchema,
  type ExportFormat,
  exportFormatSchema,
  defaultColumns,
} from "#lib/domain/export/export-request.ts";
import { AppError } from "#lib/errors/app-error.ts";

/** The keys of a query that say how to write an export, beside those that filter. */
export const exportKeys = ["format", "columns", "bom", "watermark"] as const;

export const bomSchema = z.enum(["yes", "no"]);

/** How a query wants its export written; keys that it leaves out have what is usual. */
export type ExportQuery = {
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  readonly byteOrderMark: boolean;
  readonly watermark: string | null;
};

/**
 * @throws {AppError} `invalid_request`, naming the key at fault
 */
export function parseExportQuery(params: URLSearchParams): ExportQuery {
  const format = exportFormatSchema.safeParse(params.get("format"));
  if (!format.success) throw wrong("format", "takes csv or ndjson");
  const isCsv = format.data === "csv";
  if (!isCsv && params.has("columns"))
    throw wrong("columns", "is for format=csv: NDJSON has everything");
  const bom = bomSchema.nullable().safeParse(params.get("bom"));
  if (!bom.success || (bom.data === "yes" && !isCsv))
    throw wrong("bom", "takes yes or no, and is for format=csv");
  const watermark = z.uuid().nullable().safeParse(params.get("watermark"));
  if (!watermark.success) throw wrong("watermark", "takes the id of an event");
  return {
    format: format.data,
    columns: isCsv ? parseColumns(params) : [],
    byteOrderMark: bom.data === "yes",
    watermark: watermark.data?.toLowerCase() ?? null,
  };
}

/** Names with commas between them, the key repeated, or both. */
function parseColumns(params: URLSearchParams): readonly ExportColumn[] {
  if (!params.has("columns")) return defaultColumns;
  const given = params.getAll("columns").flatMap((names) => names.split(","));
  const columns = z.array(exportColumnSchema).safeParse([...new Set(given)]);
  if (columns.success) return columns.data;
  throw wrong(
    "columns",
    `takes any of ${exportColumnSchema.options.join(", ")}`,
  );
}

function wrong(field: string, takes: string): AppError {
  return new AppError("invalid_request", `“${field}” ${takes}.`, { field });
}
