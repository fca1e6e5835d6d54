import type { RetentionPreview } from "#lib/domain/retention/retention.ts";

/** "1,204 events of 3 months, 2025-09 to 2025-11, would be removed within the hour." */
export function removalWords({ events, months }: RetentionPreview): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined)
    return "Nothing would be removed now.";
  const counted = `${events.toLocaleString("en")} ${events === 1 ? "event" : "events"}`;
  const range =
    months.length === 1
      ? first
      : `${String(months.length)} months, ${first} to ${last},`;
  return `${counted} of ${range} would be removed within the hour.`;
}
