import { requestContext } from "#lib/auth/request-context.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { getEvent } from "#lib/services/events/get-event.ts";

export const GET = apiRoute(
  async (request, context: RouteContext<"/api/v1/events/[id]">) => {
    const { id } = await context.params;
    return jsonAnswer(await getEvent(await requestContext(request), id));
  },
);
