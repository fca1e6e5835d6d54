import { exportManifestSchema } from "#lib/domain/export/export-manifest.ts";
import { exportFileName } from "#lib/domain/export/file-name.ts";
import { exportQuery } from "#lib/http/api/export-query.ts";
import { fileStreamAnswer } from "#lib/http/api/file-stream-answer.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { bytesOf, jsonOf } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { exportEvents } from "#lib/services/exports/export-events.ts";
import { freezeExport } from "#lib/services/exports/freeze-export.ts";
import { makeExportManifest } from "#lib/services/exports/make-export-manifest.ts";
import { exportManifestHref } from "#lib/url/export-hrefs.ts";

const contentTypes = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
};

const failures = {
  409: "Events up to the watermark may still arrive; ask again in a moment.",
};

export const exportEventsRoute = route({
  method: "get",
  path: "/api/v1/exports/events",
  permission: "read_personal",
  summary: "Every event that fits a filter, as a file",
  description:
    "It is made while it is sent; a failure cuts the connection before its end. Its header x-export-watermark, given back as `watermark`, asks for the same file again. NDJSON has one event per line and nothing else.",
  query: exportQuery,
  answer: bytesOf("text/csv, application/x-ndjson", "The file."),
  failures,
  handler: async ({ context, query: { filter, ...asked } }) => {
    const frozen = await freezeExport(context, filter, asked);
    return fileStreamAnswer(exportEvents(context, frozen), {
      fileName: exportFileName(frozen),
      contentType: contentTypes[frozen.format],
      headers: {
        "x-export-watermark": frozen.watermark,
        link: `<${exportManifestHref(frozen)}>; rel="describedby"; type="application/json"`,
      },
    });
  },
});

export const makeManifestRoute = route({
  method: "get",
  path: "/api/v1/exports/events/manifest",
  permission: "read_personal",
  summary: "What proves an export: its digest, its filter and where it ends",
  description: "The file is made once more for it, and digested.",
  query: exportQuery,
  answer: jsonOf(
    exportManifestSchema.meta({ id: "ExportManifest" }),
    "The manifest.",
  ),
  failures,
  handler: async ({ context, query: { filter, ...asked } }) => {
    const frozen = await freezeExport(context, filter, asked);
    const manifest = await makeExportManifest(context, frozen);
    return jsonAnswer(manifest, {
      headers: {
        "content-disposition": `attachment; filename="${manifest.fileName}.manifest.json"`,
      },
    });
  },
});
