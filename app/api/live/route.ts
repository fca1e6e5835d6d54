import { requestContext } from "#lib/auth/request-context.ts";
import { z } from "zod";
import { AppError } from "#lib/errors/app-error.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { arrivalStream } from "#lib/live/arrival-stream.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";

export const dynamic = "force-dynamic";

export const GET = apiRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  const { access } = await requestContext(request);
  const filter = parseStrictEventFilter(searchParams, ["after"]);
  return new Response(
    arrivalStream(
      access.sources,
      filter,
      requireAfter(searchParams),
      request.signal,
    ),
    {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Compression would hold messages back until it has enough of them.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    },
  );
});

function requireAfter(params: URLSearchParams): string | null {
  const after = z.uuid().nullable().safeParse(params.get("after"));
  if (after.success) return after.data;
  throw new AppError("invalid_request", "“after” takes the id of an event.", {
    field: "after",
  });
}
