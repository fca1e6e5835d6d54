import { requestContext } from "#lib/auth/request-context.ts";
import { savedViewChangeSchema } from "#lib/domain/filter/saved-view.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { parseJsonBody } from "#lib/http/api/parse-json-body.ts";
import { deleteSavedView } from "#lib/services/views/delete-saved-view.ts";
import { updateSavedView } from "#lib/services/views/update-saved-view.ts";

type Context = RouteContext<"/api/v1/views/[id]">;

export const PATCH = apiRoute(async (request, { params }: Context) => {
  const { id } = await params;
  const change = await parseJsonBody(request, savedViewChangeSchema);
  return jsonAnswer(
    await updateSavedView(await requestContext(request), id, change),
  );
});

export const DELETE = apiRoute(async (request, { params }: Context) => {
  const { id } = await params;
  await deleteSavedView(await requestContext(request), id);
  return new Response(null, { status: 204 });
});
