import { z } from "zod";
import { AppError } from "#lib/errors/app-error.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { arrivalStream } from "#lib/live/arrival-stream.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";

export const dynamic = "force-dynamic";

export const GET = apiRoute((request) => {
  const { searchParams } = new URL(request.url);
  const filter = parseStrictEventFilter(searchParams, ["after"]);
  return new Response(
    arrivalStream(filter, requireAfter(searchParams), request.signal),
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
