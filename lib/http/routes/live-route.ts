import { z } from "zod";
import { filterQuery, permissionOfFilter } from "#lib/http/api/filter-query.ts";
import { bytesOf } from "#lib/http/api/route-answer.ts";
import { route } from "#lib/http/api/route.ts";
import { arrivalStream } from "#lib/live/arrival-stream.ts";

/** What tells an open list that more of its events have arrived. */
export const watchArrivalsRoute = route({
  method: "get",
  path: "/api/live",
  permission: permissionOfFilter,
  summary:
    "How many events fit a filter and came after one, now and whenever that changes",
  query: filterQuery({
    after: z
      .uuid("takes the id of an event")
      .exactOptional()
      .describe("The event after which to count; without it all are counted."),
  }),
  answer: bytesOf(
    "text/event-stream",
    "Server-sent events: arrivals, failure.",
  ),
  failures: { 503: "Too many pages watch already." },
  handler: ({ context, request, query: { filter, after = null } }) =>
    new Response(
      arrivalStream(context.access.sources, filter, after, request.signal),
      {
        headers: {
          "content-type": "text/event-stream; charset=utf-8",
          // Compression would hold messages back until it has enough of them.
          "cache-control": "no-store, no-transform",
          "x-accel-buffering": "no",
        },
      },
    ),
});
