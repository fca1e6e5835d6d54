import { apiRoute } from "#lib/http/api/api-route.ts";
import { downloadAnswer } from "#lib/http/api/download-answer.ts";
import { getEventBody } from "#lib/services/events/get-event-body.ts";

export const GET = apiRoute(
  async (_request, context: RouteContext<"/api/v1/events/[id]/body">) => {
    const { id } = await context.params;
    const { bytes, isJson } = await getEventBody(id);
    return downloadAnswer(bytes, `${id}.${isJson ? "json" : "bin"}`);
  },
);
