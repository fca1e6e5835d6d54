import { requestContext } from "#lib/auth/request-context.ts";
import { sourceChangeSchema } from "#lib/domain/source/source.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { parseJsonBody } from "#lib/http/api/parse-json-body.ts";
import { getSource } from "#lib/services/sources/get-source.ts";
import { updateSource } from "#lib/services/sources/update-source.ts";

type Context = RouteContext<"/api/v1/sources/[id]">;

export const GET = apiRoute(async (request, { params }: Context) => {
  const { id } = await params;
  return jsonAnswer(await getSource(await requestContext(request), id));
});

export const PATCH = apiRoute(async (request, { params }: Context) => {
  const { id } = await params;
  const change = await parseJsonBody(request, sourceChangeSchema);
  return jsonAnswer(
    await updateSource(await requestContext(request), id, change),
  );
});
