import { selectRecentBodies } from "#lib/db/events/select-recent-bodies.ts";
import { decodeBody } from "#lib/domain/reading/decode-body.ts";
import { payloadPaths } from "#lib/domain/filter/payload-paths.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

const bodiesRead = 60;
const maxBytes = 65_536;
const maxPaths = 400;

/**
 * Places in payloads that occur in the newest events, the most frequent first, at most 400.
 *
 * @throws {AppError} `forbidden`, `unavailable`
 */
export async function listPayloadPaths(context: Context): Promise<string[]> {
  authorize(context, "read_personal");
  const bodies = await selectRecentBodies(
    context.access.sources,
    bodiesRead,
    maxBytes,
  );
  const counts = new Map<string, number>();
  for (const body of bodies) {
    const decoded = decodeBody(body, null);
    if (!decoded.isJson) continue;
    for (const path of new Set(payloadPaths(decoded.value)))
      counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, often], [b, oftener]) => oftener - often || a.localeCompare(b))
    .slice(0, maxPaths)
    .map(([path]) => path);
}
