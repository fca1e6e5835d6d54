import type { EventField } from "#lib/domain/event/event-field.ts";
import { eventFields } from "#lib/domain/event/event-fields.ts";
import type { ExportColumn } from "#lib/domain/export/export-request.ts";
import { columnOf } from "#lib/db/events/field-sql.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const { sql } = Prisma;

/** What a column of an export is of a row `e` of `event`, as a cell of a spreadsheet. */
export function exportCell(name: ExportColumn): Prisma.Sql {
  const field: EventField = eventFields[name];
  if (name === "problems") return problemKinds;
  if (field.type === "text") return guarded(columnOf(field));
  if (field.type === "bool") return sql`${columnOf(field)}::text`;
  return exportValue(field);
}

/** The same as a value of JSON. */
export function exportValue(field: EventField): Prisma.Sql {
  const column = columnOf(field);
  if (field.type === "timestamptz") return isoTime(column);
  return field.type === "bytea" ? sql`encode(${column}, 'hex')` : column;
}

const problemKinds = sql`CASE WHEN jsonb_array_length(e.problems) > 0 THEN
  (SELECT string_agg(problem ->> 'kind', ' ' ORDER BY place)
   FROM jsonb_array_elements(e.problems) WITH ORDINALITY AS p (problem, place)) END`;

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
