import { requestContext } from "#lib/auth/request-context.ts";
import { exportFileName } from "#lib/domain/export/file-name.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { exportKeys, parseExportQuery } from "#lib/http/api/export-query.ts";
import { fileStreamAnswer } from "#lib/http/api/file-stream-answer.ts";
import { exportEvents } from "#lib/services/exports/export-events.ts";
import { freezeExport } from "#lib/services/exports/freeze-export.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";
import { exportManifestHref } from "#lib/url/export-hrefs.ts";

const contentTypes = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
};

export const GET = apiRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const filter = parseStrictEventFilter(searchParams, exportKeys);
  const context = await requestContext(request);
  const frozen = await freezeExport(
    context,
    filter,
    parseExportQuery(searchParams),
  );
  return fileStreamAnswer(exportEvents(context, frozen), {
    fileName: exportFileName(frozen),
    contentType: contentTypes[frozen.format],
    headers: {
      "x-export-watermark": frozen.watermark,
      link: `<${exportManifestHref(frozen)}>; rel="describedby"; type="application/json"`,
    },
  });
});
