import { z } from "zod";
import {
  type ExportColumn,
  exportColumnSchema,
  type ExportFormat,
  exportFormatSchema,
  defaultColumns,
} from "#lib/domain/export/export-request.ts";
import {
  type CsvStyle,
  csvSeparatorSchema,
  csvStyleSchema,
} from "#lib/domain/export/csv-style.ts";
import { watermarkSchema } from "#lib/domain/export/watermark.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";
import { filterParameters } from "./filter-query.ts";
import { type RouteQuery, toParameters } from "./route-query.ts";

const idsSchema = z.enum(["text", "plain"]);
const headersSchema = z.enum(["readable", "names"]);
const bomSchema = z.enum(["yes", "no"]);

/** The keys of a query that say how to write an export, beside those that filter. */
const exportShape = {
  format: exportFormatSchema.describe("How the file is written."),
  columns: z
    .array(exportColumnSchema)
    .describe(
      "The columns of a CSV file, with commas between them or the key repeated; without it, what an auditor reads.",
    ),
  bom: bomSchema.describe(
    "Whether a CSV file begins with U+FEFF, by which Excel knows UTF-8; without it, it does not.",
  ),
  separator: csvSeparatorSchema.describe(
    "What stands between the cells of a CSV file; without it, a comma.",
  ),
  ids: idsSchema.describe(
    "`text`: ids, codes and payload values of a CSV file are written such that a spreadsheet takes them as text (00123 stays 00123).",
  ),
  headers: headersSchema.describe(
    "`readable`: the columns of a CSV file are named for people; without it, by where the API has their values.",
  ),
  zone: z
    .string()
    .describe(
      "A time zone, such as Europe/Warsaw: behind each time of a CSV file stands a column with the same time in it.",
    ),
  value: z
    .array(z.string())
    .describe(
      "Places in the payload, such as customer.metadata.region, whose values follow as columns of a CSV file; the key repeated.",
    ),
  watermark: watermarkSchema.describe(
    "The watermark of an earlier export, in whose place this one stands: the same filter then gives the same file.",
  ),
};

/** How a query wants its export written; keys that it leaves out have what is usual. */
type ExportQuery = {
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  readonly byteOrderMark: boolean;
  readonly csv: CsvStyle | undefined;
  readonly watermark: string | null;
};

/** What a call for an export takes. */
export const exportQuery: RouteQuery<
  ExportQuery & { readonly filter: EventFilter }
> = {
  parameters: [...filterParameters, ...toParameters(exportShape)],
  parse: (params) => ({
    filter: parseStrictEventFilter(params, Object.keys(exportShape)),
    ...parseExportQuery(params),
  }),
};

function parseExportQuery(params: URLSearchParams): ExportQuery {
  const format = exportFormatSchema.safeParse(params.get("format"));
  if (!format.success) throw wrong("format", "takes csv or ndjson");
  const isCsv = format.data === "csv";
  if (!isCsv && params.has("columns"))
    throw wrong("columns", "is for format=csv: NDJSON has everything");
  const bom = bomSchema.nullable().safeParse(params.get("bom"));
  if (!bom.success || (bom.data === "yes" && !isCsv))
    throw wrong("bom", "takes yes or no, and is for format=csv");
  const watermark = watermarkSchema
    .nullable()
    .safeParse(params.get("watermark"));
  if (!watermark.success)
    throw wrong("watermark", "takes the watermark of an earlier export");
  return {
    format: format.data,
    columns: isCsv ? parseColumns(params) : [],
    byteOrderMark: bom.data === "yes",
    csv: parseStyle(params, isCsv),
    watermark: watermark.data,
  };
}

const styleKeys = ["separator", "ids", "headers", "zone", "value"] as const;

/** Undefined where nothing but what is usual is asked for. */
function parseStyle(
  params: URLSearchParams,
  isCsv: boolean,
): CsvStyle | undefined {
  const given = styleKeys.find((key) => params.has(key));
  if (given === undefined) return undefined;
  if (!isCsv) throw wrong(given, "is for format=csv");
  const ids = idsSchema.nullable().safeParse(params.get("ids"));
  if (!ids.success) throw wrong("ids", "takes text or plain");
  const headers = headersSchema.nullable().safeParse(params.get("headers"));
  if (!headers.success) throw wrong("headers", "takes readable or names");
  const style = csvStyleSchema.safeParse({
    separator: params.get("separator") ?? undefined,
    idsAsText: ids.data === "text" || undefined,
    readableHeaders: headers.data === "readable" || undefined,
    zone: params.get("zone") ?? undefined,
    payloadPaths: params.has("value")
      ? [...new Set(params.getAll("value"))]
      : undefined,
  });
  if (style.success) return style.data;
  const [key] = style.error.issues[0]?.path ?? [];
  if (key === "separator") throw wrong(key, "takes comma, semicolon or tab");
  if (key === "zone")
    throw wrong(key, "takes a time zone, such as Europe/Warsaw");
  throw wrong(
    "value",
    "takes places such as customer.metadata.region, at most 20",
  );
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
