import { hashSourceKey } from "../crypto/source-key.ts";
import { findSources } from "#lib/db/ingest/find-sources.ts";
import { log } from "../log.ts";

/** Whether a key opens a source; `unreachable` when the database cannot say. */
export async function findSourceState(
  sourceKey: string,
): Promise<"known" | "unknown" | "unreachable"> {
  try {
    const found = await findSources([hashSourceKey(sourceKey)]);
    return found.some(({ revoked }) => !revoked) ? "known" : "unknown";
  } catch (error) {
    log().error({ err: error }, "A source could not be looked up.");
    return "unreachable";
  }
}
