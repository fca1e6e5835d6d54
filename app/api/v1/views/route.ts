import { requestContext } from "#lib/auth/request-context.ts";
import { newSavedViewSchema } from "#lib/domain/filter/saved-view.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { parseJsonBody } from "#lib/http/api/parse-json-body.ts";
import { createSavedView } from "#lib/services/views/create-saved-view.ts";
import { listSavedViews } from "#lib/services/views/list-saved-views.ts";

export const GET = apiRoute(async (request) =>
  jsonAnswer({ items: await listSavedViews(await requestContext(request)) }),
);

export const POST = apiRoute(async (request) => {
  const view = await parseJsonBody(request, newSavedViewSchema);
  return jsonAnswer(
    await createSavedView(await requestContext(request), view),
    { status: 201 },
  );
});
