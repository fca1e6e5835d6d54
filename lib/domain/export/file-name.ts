import type { FrozenExport } from "./export-request.ts";
import { newestOf } from "./watermark.ts";

/** What an export's file is called: by what it holds and up to when, as `entries-20261123T104207Z.csv`. */
export function exportFileName({
  filter,
  watermark,
  format,
}: FrozenExport): string {
  const until =
    newestOf(watermark)?.receivedAt.replace(/[-:]|\.\d+/g, "") ?? "none";
  return `${filter.entries === "only" ? "entries" : "events"}-${until}.${format}`;
}
