import { requestContext } from "#lib/auth/request-context.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { pageKeys, parsePageQuery } from "#lib/http/api/page-query.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";

export const GET = apiRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const filter = parseStrictEventFilter(searchParams, pageKeys);
  return jsonAnswer(
    await listEvents(
      await requestContext(request),
      filter,
      parsePageQuery(searchParams),
    ),
  );
});
