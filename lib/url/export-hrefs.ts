import type { Route } from "next";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { eventFilterToSearchParams } from "./event-filter-to-search-params.ts";

/** An export to ask for; without a watermark it holds what is stored when it is asked for. */
export type AskedExport = Omit<FrozenExport, "watermark"> & {
  readonly watermark?: string | undefined;
};

/** The file of an export. */
export function exportHref(asked: AskedExport): string {
  return `/api/v1/exports/events?${toParams(asked).toString()}`;
}

/** What says which file an export gives. */
export function exportManifestHref(asked: AskedExport): string {
  return `/api/v1/exports/events/manifest?${toParams(asked).toString()}`;
}

/** The audit report of a filter; with a watermark, always the same. */
export function auditHref(filter: EventFilter, watermark?: string): Route {
  const params = eventFilterToSearchParams(filter);
  if (watermark !== undefined) params.set("watermark", watermark);
  const query = params.toString();
  // Next checks literal addresses only; this one is put together.
  return query === "" ? "/audit" : `/audit?${query}`;
}

function toParams({
  format,
  columns,
  byteOrderMark,
  csv = {},
  filter,
  watermark,
}: AskedExport): URLSearchParams {
  const params = new URLSearchParams({ format });
  if (format === "csv") {
    params.set("columns", columns.join(","));
    if (byteOrderMark) params.set("bom", "yes");
    if (csv.separator !== undefined) params.set("separator", csv.separator);
    if (csv.idsAsText) params.set("ids", "text");
    if (csv.readableHeaders) params.set("headers", "readable");
    if (csv.zone !== undefined) params.set("zone", csv.zone);
    for (const path of csv.payloadPaths ?? []) params.append("value", path);
  }
  for (const [key, value] of eventFilterToSearchParams(filter)) {
    params.append(key, value);
  }
  if (watermark !== undefined) params.set("watermark", watermark);
  return params;
}
