import { newSavedViewSchema } from "#lib/domain/filter/saved-view.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { parseJsonBody } from "#lib/http/api/parse-json-body.ts";
import { createSavedView } from "#lib/services/views/create-saved-view.ts";
import { listSavedViews } from "#lib/services/views/list-saved-views.ts";

export const GET = apiRoute(async () =>
  jsonAnswer({ items: await listSavedViews() }),
);

export const POST = apiRoute(async (request) => {
  const view = await parseJsonBody(request, newSavedViewSchema);
  return jsonAnswer(await createSavedView(view), { status: 201 });
});
