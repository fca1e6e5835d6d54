import { newSourceSchema } from "#lib/domain/source/source.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { parseJsonBody } from "#lib/http/api/parse-json-body.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { listSources } from "#lib/services/sources/list-sources.ts";

export const GET = apiRoute(async () =>
  jsonAnswer({ items: await listSources() }),
);

export const POST = apiRoute(async (request) => {
  const source = await parseJsonBody(request, newSourceSchema);
  return jsonAnswer(await createSource(source), { status: 201 });
});
