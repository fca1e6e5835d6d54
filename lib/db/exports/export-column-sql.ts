import type { EventField } from "#lib/domain/event/event-field.ts";
import { eventFields } from "#lib/domain/event/event-fields.ts";
import type { ExportColumn } from "#lib/domain/export/export-request.ts";
import type { CsvStyle } from "#lib/domain/export/csv-style.ts";
import { parsePayloadPath } from "#lib/domain/json/payload-path.ts";
import { payloadOfE } from "#lib/db/events/payload-path.ts";
import { columnOf } from "#lib/db/events/field-sql.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** The cells of a row `e` of `event` in a CSV file, in their order: its columns, each time with its local time behind it, and values of the payload. */
export function exportCells(
  columns: readonly ExportColumn[],
  { idsAsText, zone, payloadPaths = [] }: CsvStyle = {},
): Prisma.Sql[] {
  return [
    ...columns.flatMap((name) => {
      const field: EventField = eventFields[name];
      if (zone !== undefined && field.type === "timestamptz")
        return [exportCell(name), localTime(columnOf(field), zone)];
      return [
        idsAsText && isIdOrCode(name)
          ? asText(columnOf(field))
          : exportCell(name),
      ];
    }),
    ...payloadPaths.map((path) =>
      payloadCell(path, idsAsText ? asText : guarded),
    ),
  ];
}

/** What a column of an export is of a row `e` of `event`, as a cell of a spreadsheet. */
function exportCell(name: ExportColumn): Prisma.Sql {
  const field: EventField = eventFields[name];
  if (name === "problems") return problemKinds;
  if (field.type === "text") return guarded(columnOf(field));
  if (field.type === "bool") return sql`${columnOf(field)}::text`;
  return exportValue(field);
}

/** Text that tells things apart, which a spreadsheet must not take for a number or a date. */
function isIdOrCode(name: ExportColumn): boolean {
  return eventFields[name].type === "text" && /id$|code$/i.test(name);
}

/** Longer text cannot stand in a formula. */
const maxInFormula = 255;

/** A formula that gives a text: what begins with zeros, has an exponent or twenty digits stays as it is. Other text only where it is too long or has line breaks. */
function asText(text: Prisma.Sql): Prisma.Sql {
  return sql`CASE WHEN length(${text}) BETWEEN 1 AND ${maxInFormula}::int AND ${text} !~ '[[:cntrl:]]'
    THEN '="' || replace(${text}, '"', '""') || '"' ELSE ${guarded(text)} END`;
}

/**
 * The value at a place of the body, under `data` or at its top: text without its quotes, a number in its digits, JSON of anything else.
 *
 * @param write makes the cell of the text
 */
function payloadCell(
  path: string,
  write: (text: Prisma.Sql) => Prisma.Sql,
): Prisma.Sql {
  const keys = parsePayloadPath(path);
  // OFFSET keeps a subquery from being dissolved: the body is parsed once, however often its value is used.
  return sql`(SELECT ${write(sql`v.text`)} FROM (
    SELECT COALESCE(p.body #>> ${["data", ...keys]}::text[], p.body #>> ${[...keys]}::text[]) AS text
    FROM (SELECT ${payloadOfE} AS body OFFSET 0) p OFFSET 0) v)`;
}

/** As a spreadsheet knows times. */
function localTime(column: Prisma.Sql, zone: string): Prisma.Sql {
  return sql`to_char(${column} AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI:SS')`;
}

/** The same as a value of JSON. */
export function exportValue(field: EventField): Prisma.Sql {
  const column = columnOf(field);
  if (field.type === "timestamptz") return isoTime(column);
  return field.type === "bytea" ? sql`encode(${column}, 'hex')` : column;
}

/** Each kind once, in the order in which they were found. */
const problemKinds = sql`CASE WHEN jsonb_array_length(e.problems) > 0 THEN
  (SELECT string_agg(kind, ' ' ORDER BY place) FROM (
    SELECT problem ->> 'kind' AS kind, min(place) AS place
    FROM jsonb_array_elements(e.problems) WITH ORDINALITY AS p (problem, place) GROUP BY 1) kinds) END`;

/**
 * Text that someone sent, such that no spreadsheet takes it for a formula: what begins
 * with = + - @ (or their full-width forms), a tab or a line break gets an apostrophe in front.
 */
function guarded(column: Prisma.Sql): Prisma.Sql {
  return sql`CASE WHEN ascii(${column}) IN (61, 43, 45, 64, 9, 10, 13, 65309, 65291, 65293, 65312)
    THEN '''' || ${column} ELSE ${column} END`;
}

/** ISO 8601 in UTC with milliseconds, as the API writes times. */
function isoTime(column: Prisma.Sql): Prisma.Sql {
  return sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
