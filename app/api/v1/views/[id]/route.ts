import { savedViewChangeSchema } from "#lib/domain/saved-view.ts";
import { apiRoute } from "#lib/http/api-route.ts";
import { jsonAnswer } from "#lib/http/json-answer.ts";
import { parseJsonBody } from "#lib/http/parse-json-body.ts";
import { deleteSavedView } from "#lib/services/delete-saved-view.ts";
import { updateSavedView } from "#lib/services/update-saved-view.ts";

type Context = RouteContext<"/api/v1/views/[id]">;

export const PATCH = apiRoute(async (request, { params }: Context) => {
  const { id } = await params;
  const change = await parseJsonBody(request, savedViewChangeSchema);
  return jsonAnswer(await updateSavedView(id, change));
});

export const DELETE = apiRoute(async (_request, { params }: Context) => {
  const { id } = await params;
  await deleteSavedView(id);
  return new Response(null, { status: 204 });
});
