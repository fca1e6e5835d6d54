import { NIL_UUID, type FrozenExport } from "./export-request.ts";
import { uuidV7ToTime } from "#lib/domain/event/uuid-v7-time.ts";

/** What an export's file is called: by what it holds and up to when, as `entries-20261123T104207Z.csv`. */
export function exportFileName({
  filter,
  watermark,
  format,
}: FrozenExport): string {
  const until =
    watermark === NIL_UUID
      ? "none"
      : uuidV7ToTime(watermark)
          .toISOString()
          .replace(/[-:]|\.\d+/g, "");
  return `${filter.entries === "only" ? "entries" : "events"}-${until}.${format}`;
}
