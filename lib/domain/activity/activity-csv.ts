import type { ActivityItem } from "./activity.ts";

export const activityFormats = ["csv", "ndjson"] as const;
export type ActivityFormat = (typeof activityFormats)[number];

const columns: Readonly<
  Record<string, (item: ActivityItem) => string | number | null | undefined>
> = {
  sequence: ({ sequence }) => sequence,
  id: ({ id }) => id,
  at: ({ at }) => at,
  "actor.kind": ({ actor }) => actor.kind,
  "actor.id": ({ actor }) => actor.id,
  "actor.name": ({ actor }) => actor.name,
  action: ({ action }) => action,
  outcome: ({ outcome }) => outcome,
  "target.kind": ({ target }) => target?.kind,
  "target.id": ({ target }) => target?.id,
  "target.name": ({ target }) => target?.name,
  remoteAddress: ({ remoteAddress }) => remoteAddress,
  requestId: ({ requestId }) => requestId,
  details: ({ details }) => JSON.stringify(details),
  personal: ({ personal }) => personal && JSON.stringify(personal),
  erasedAt: ({ erasedAt }) => erasedAt,
  digest: ({ digest }) => digest,
};

/** How a file begins: with the names of its columns, or with nothing. */
export function activityHead(format: ActivityFormat): string {
  return format === "csv" ? `${Object.keys(columns).join(",")}\n` : "";
}

/** One act as a line of a file: a record of RFC 4180 that no spreadsheet takes for a formula, or JSON. */
export function activityLine(
  item: ActivityItem,
  format: ActivityFormat,
): string {
  return format === "csv"
    ? `${Object.values(columns)
        .map((valueOf) => toCell(valueOf(item)))
        .join(",")}\n`
    : `${JSON.stringify(item)}\n`;
}

function toCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const safe = /^[=+\-@\t\n\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  // Where a spreadsheet takes semicolons as separators, one in a cell would begin another.
  return /["\r\n,;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
