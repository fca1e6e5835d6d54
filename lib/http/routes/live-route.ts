import { z } from "zod";
import { filterQuery, permissionOfFilter } from "#lib/http/api/filter-query.ts";
import { bytesOf, jsonOf } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { storedStream } from "#lib/live/stored-stream.ts";
import { countArrivals } from "#lib/services/events/count-arrivals.ts";

/** What tells all open lists of a browser that events have arrived. */
export const watchStoredRoute = route({
  method: "get",
  path: "/api/live",
  permission: "read",
  summary: "Tells now and whenever events may have been stored, not which",
  answer: bytesOf("text/event-stream", "Server-sent events: stored."),
  failures: { 503: "Too many browsers watch already." },
  handler: ({ request }) =>
    new Response(storedStream(request.signal), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Compression would hold messages back until it has enough of them.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    }),
});

/** What an open list asks when it is told that events have arrived. */
export const countArrivalsRoute = route({
  method: "get",
  path: "/api/live/arrivals",
  permission: permissionOfFilter,
  summary: "How many events fit a filter and came after one",
  query: filterQuery({
    after: z
      .uuid("takes the id of an event")
      .exactOptional()
      .describe("The event after which to count; without it all are counted."),
  }),
  answer: jsonOf(
    z
      .strictObject({
        count: z.int().describe("It stops at 1,000."),
        newestId: z.uuid().nullable(),
      })
      .meta({ id: "Arrivals" }),
    "How many, and the newest of them.",
  ),
  handler: ({ context, query: { filter, after = null } }) =>
    countArrivals(context, filter, after),
});
