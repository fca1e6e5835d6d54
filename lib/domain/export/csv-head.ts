import type { FrozenExport } from "./export-request.ts";

export const byteOrderMark = "\u{feff}";

/** How a CSV export begins: its byte order mark, if it has one, and the record of its column names (RFC 4180). */
export function csvHead(
  frozen: Pick<FrozenExport, "columns" | "byteOrderMark">,
): string {
  // The names are ours and hold nothing that would have to be quoted.
  return `${frozen.byteOrderMark ? byteOrderMark : ""}${frozen.columns.join(",")}\n`;
}
