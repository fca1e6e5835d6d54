import { randomBytes } from "node:crypto";
import { ingestDb } from "#lib/db/connection/client.ts";
import { sqlStateOf } from "#lib/errors/sql-state.ts";
import { log } from "#lib/log.ts";

/** More than fits into pages that are there already, and nothing that compresses. */
const BYTES = 65_536;

/**
 * Writes and commits something, as receiving would, into a table of its own. The table begins anew each time,
 * so that every write needs space on the disk that was not there.
 */
export async function probeWrite(): Promise<
  "written" | "read_only" | "full" | "failed"
> {
  try {
    await ingestDb().$transaction([
      ingestDb().$executeRaw`TRUNCATE write_probe`,
      ingestDb()
        .$executeRaw`INSERT INTO write_probe (id, filler) VALUES (1, ${randomBytes(BYTES)})`,
    ]);
    return "written";
  } catch (error) {
    log().error({ err: error }, "Something written as a probe was not stored.");
    const state = sqlStateOf(error);
    if (state === "25006") return "read_only";
    return state === "53100" ? "full" : "failed";
  }
}
