import { type EventField } from "#lib/domain/event/event-field.ts";
import { eventFields } from "#lib/domain/event/event-fields.ts";
import { separatorOf } from "./csv-style.ts";
import type { FrozenExport } from "./export-request.ts";

export const byteOrderMark = "\u{feff}";

/** How a CSV export begins: its byte order mark, if it has one, and the record of its column names (RFC 4180). */
export function csvHead({
  columns,
  byteOrderMark: hasMark,
  csv = {},
}: Pick<FrozenExport, "columns" | "byteOrderMark" | "csv">): string {
  const { zone, readableHeaders, payloadPaths = [] } = csv;
  const names = [
    ...columns.flatMap((column) => {
      const field: EventField = eventFields[column];
      const name = readableHeaders ? field.words : column;
      return zone !== undefined && field.type === "timestamptz"
        ? [name, `${name} (${zone})`]
        : [name];
    }),
    ...payloadPaths,
  ];
  const separator = separatorOf(csv);
  const cells = names.map((name) => toCell(name, separator));
  return `${hasMark ? byteOrderMark : ""}${cells.join(separator)}\n`;
}

/** A path is a stranger's text: quoted where it has to be, and never the beginning of a formula. */
function toCell(name: string, separator: string): string {
  const safe = /^[=+\-@\t\n\r＝＋－＠]/.test(name) ? `'${name}` : name;
  return safe.includes(separator) || /["\r\n]/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}
