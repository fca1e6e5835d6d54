import { newSourceSchema } from "#lib/domain/source.ts";
import { apiRoute } from "#lib/http/api-route.ts";
import { jsonAnswer } from "#lib/http/json-answer.ts";
import { parseJsonBody } from "#lib/http/parse-json-body.ts";
import { createSource } from "#lib/services/create-source.ts";
import { listSources } from "#lib/services/list-sources.ts";

export const GET = apiRoute(async () =>
  jsonAnswer({ items: await listSources() }),
);

export const POST = apiRoute(async (request) => {
  const source = await parseJsonBody(request, newSourceSchema);
  return jsonAnswer(await createSource(source), { status: 201 });
});
