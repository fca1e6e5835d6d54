import { requestContext } from "#lib/auth/request-context.ts";
import { exportKeys, parseExportQuery } from "#lib/http/api/export-query.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { freezeExport } from "#lib/services/exports/freeze-export.ts";
import { makeExportManifest } from "#lib/services/exports/make-export-manifest.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";

export const GET = apiRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const filter = parseStrictEventFilter(searchParams, exportKeys);
  const context = await requestContext(request);
  const manifest = await makeExportManifest(
    context,
    await freezeExport(context, filter, parseExportQuery(searchParams)),
  );
  return jsonAnswer(manifest, {
    headers: {
      "content-disposition": `attachment; filename="${manifest.fileName}.manifest.json"`,
    },
  });
});
