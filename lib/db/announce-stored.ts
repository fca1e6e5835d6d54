import { log } from "../log.ts";
import { ingestDb } from "./client.ts";

/** The channel that tells every process of newly stored events; its payload is the newest id, nothing more. */
export const STORED_CHANNEL = "event_stored";

const EVERY_MS = 200;

let newest = "";
let timer: NodeJS.Timeout | undefined;

/**
 * Tells all processes that events up to this id are stored, at most five times
 * a second: NOTIFY takes a lock over the whole database at commit, so it must
 * not ride on the transactions that store.
 */
export function announceStored(id: string): void {
  if (id > newest) newest = id;
  timer ??= setTimeout(() => {
    timer = undefined;
    ingestDb()
      .$queryRaw`SELECT pg_notify(${STORED_CHANNEL}, ${newest})::text`.catch(
      (error: unknown) => {
        log().warn(
          { err: error },
          "Arrivals could not be announced to open pages.",
        );
      },
    );
  }, EVERY_MS);
}
