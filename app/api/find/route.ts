import { requestContext } from "#lib/auth/request-context.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { globalSearch } from "#lib/services/events/global-search.ts";
import type { SearchHit } from "#lib/domain/filter/search-hit.ts";
import {
  customerHref,
  entriesHref,
  eventHref,
  eventsHref,
  savedViewHref,
  dimensionHref,
} from "#lib/url/hrefs.ts";

/** What the command palette shows: words and where they lead. */
export const GET = apiRoute(async (request) => {
  const q = new URL(request.url).searchParams.get("q") ?? "";
  const { views, things } = await globalSearch(
    await requestContext(request),
    q,
  );
  return jsonAnswer({
    items: [
      ...views.map((view) => ({
        kind: "view",
        label: view.name,
        detail: null,
        href: savedViewHref(view),
      })),
      ...things.map((thing) => ({
        kind: thing.kind,
        label: thing.name,
        detail: thing.detail,
        href: hrefOf(thing),
      })),
      ...(q.trim() === ""
        ? []
        : [
            {
              kind: "search",
              label: `Entries that mention “${q.trim()}”`,
              detail: null,
              href: entriesHref({ q: q.trim() }),
            },
          ]),
    ],
  });
});

function hrefOf({ kind, id, sourceId }: SearchHit): string {
  switch (kind) {
    case "event":
      return eventHref(id);
    case "code":
      return eventsHref({ code: [id] });
    case "customer":
      return customerHref(id, { source: sourceId });
    case "segment":
    case "campaign":
    case "distribution":
      return dimensionHref(kind, id);
    case "promotion_tier":
      return entriesHref({ promotionTier: [id] });
  }
}
