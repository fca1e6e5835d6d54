import { sourceChangeSchema } from "#lib/domain/source.ts";
import { apiRoute } from "#lib/http/api-route.ts";
import { jsonAnswer } from "#lib/http/json-answer.ts";
import { parseJsonBody } from "#lib/http/parse-json-body.ts";
import { getSource } from "#lib/services/get-source.ts";
import { updateSource } from "#lib/services/update-source.ts";

type Context = RouteContext<"/api/v1/sources/[id]">;

export const GET = apiRoute(async (_request, { params }: Context) => {
  const { id } = await params;
  return jsonAnswer(await getSource(id));
});

export const PATCH = apiRoute(async (request, { params }: Context) => {
  const { id } = await params;
  const change = await parseJsonBody(request, sourceChangeSchema);
  return jsonAnswer(await updateSource(id, change));
});
