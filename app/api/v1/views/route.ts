import { newSavedViewSchema } from "#lib/domain/saved-view.ts";
import { apiRoute } from "#lib/http/api-route.ts";
import { jsonAnswer } from "#lib/http/json-answer.ts";
import { parseJsonBody } from "#lib/http/parse-json-body.ts";
import { createSavedView } from "#lib/services/create-saved-view.ts";
import { listSavedViews } from "#lib/services/list-saved-views.ts";

export const GET = apiRoute(async () =>
  jsonAnswer({ items: await listSavedViews() }),
);

export const POST = apiRoute(async (request) => {
  const view = await parseJsonBody(request, newSavedViewSchema);
  return jsonAnswer(await createSavedView(view), { status: 201 });
});
