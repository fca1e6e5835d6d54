import { requestContext } from "#lib/auth/request-context.ts";
import { newSourceSchema } from "#lib/domain/source/source.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { parseJsonBody } from "#lib/http/api/parse-json-body.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { listSources } from "#lib/services/sources/list-sources.ts";

export const GET = apiRoute(async (request) =>
  jsonAnswer({ items: await listSources(await requestContext(request)) }),
);

export const POST = apiRoute(async (request) => {
  const source = await parseJsonBody(request, newSourceSchema);
  return jsonAnswer(await createSource(await requestContext(request), source), {
    status: 201,
  });
});
