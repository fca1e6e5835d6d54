import { apiRoute } from "#lib/http/api-route.ts";
import { downloadAnswer } from "#lib/http/download-answer.ts";
import { getEventBody } from "#lib/services/get-event-body.ts";

export const GET = apiRoute(
  async (_request, context: RouteContext<"/api/v1/events/[id]/body">) => {
    const { id } = await context.params;
    const { bytes, isJson } = await getEventBody(id);
    return downloadAnswer(bytes, `${id}.${isJson ? "json" : "bin"}`);
  },
);
