import { requestContext } from "#lib/auth/request-context.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";

export const GET = apiRoute(async (request) => {
  const filter = parseStrictEventFilter(new URL(request.url).searchParams);
  return jsonAnswer(await getFacets(await requestContext(request), filter));
});
