import { z } from "zod";
import type { SearchHit } from "#lib/domain/filter/search-hit.ts";
import { jsonOf } from "#lib/http/api/route-answer.ts";
import { queryOf } from "#lib/http/api/route-query.ts";
import { route } from "./route.ts";
import { listPayloadPaths } from "#lib/services/events/list-payload-paths.ts";
import { globalSearch } from "#lib/services/events/global-search.ts";
import {
  customerHref,
  dimensionHref,
  entriesHref,
  eventHref,
  eventsHref,
  savedViewHref,
} from "#lib/url/hrefs.ts";

/** What the command palette shows: words and where they lead. */
export const findRoute = route({
  method: "get",
  path: "/api/find",
  permission: "read_personal",
  summary: "Whatever has this id or code, or this in its name",
  query: queryOf({
    q: z
      .string()
      .default("")
      .describe(
        "What was typed, at most 200 characters; nothing finds nothing.",
      ),
  }),
  answer: jsonOf(
    z
      .strictObject({
        items: z.array(
          z.strictObject({
            kind: z.string(),
            label: z.string(),
            detail: z.string().nullable(),
            href: z.string().describe("The page of it, as a path."),
          }),
        ),
      })
      .meta({ id: "Found" }),
    "What was found, of every kind at most five.",
  ),
  handler: async ({ context, query: { q } }) => {
    const { views, things } = await globalSearch(context, q);
    const typed = q.trim();
    return {
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
        ...(typed === ""
          ? []
          : [
              {
                kind: "search",
                label: `Entries that mention “${typed}”`,
                detail: null,
                href: entriesHref({ q: typed }),
              },
            ]),
      ],
    };
  },
});

/** What the path field of the payload filter completes to. */
export const findPathsRoute = route({
  method: "get",
  path: "/api/find/paths",
  permission: "read_personal",
  summary: "Places in the payloads of the newest events",
  query: queryOf({}),
  answer: jsonOf(
    z.strictObject({ items: z.array(z.string()) }).meta({ id: "PayloadPaths" }),
    "Paths as the filter `payload` takes them, the most frequent first, at most 400.",
  ),
  handler: async ({ context }) => ({ items: await listPayloadPaths(context) }),
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
