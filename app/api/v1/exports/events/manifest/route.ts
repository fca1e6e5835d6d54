import { exportKeys, parseExportQuery } from "#lib/http/export-query.ts";
import { apiRoute } from "#lib/http/api-route.ts";
import { jsonAnswer } from "#lib/http/json-answer.ts";
import { freezeExport } from "#lib/services/freeze-export.ts";
import { makeExportManifest } from "#lib/services/make-export-manifest.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";

export const GET = apiRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const filter = parseStrictEventFilter(searchParams, exportKeys);
  const manifest = await makeExportManifest(
    await freezeExport(filter, parseExportQuery(searchParams)),
  );
  return jsonAnswer(manifest, {
    headers: {
      "content-disposition": `attachment; filename="${manifest.fileName}.manifest.json"`,
    },
  });
});
