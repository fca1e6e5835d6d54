import { requestContext } from "#lib/auth/request-context.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { downloadAnswer } from "#lib/http/api/download-answer.ts";
import { getEventBody } from "#lib/services/events/get-event-body.ts";

export const GET = apiRoute(
  async (request, context: RouteContext<"/api/v1/events/[id]/body">) => {
    const { id } = await context.params;
    const { bytes, isJson } = await getEventBody(
      await requestContext(request),
      id,
    );
    return downloadAnswer(bytes, `${id}.${isJson ? "json" : "bin"}`);
  },
);
