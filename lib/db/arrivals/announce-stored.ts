import { log } from "#lib/log.ts";
import { ingestDb } from "#lib/db/connection/client.ts";

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
  timer ??= setTimeout(() => void announceNow(), EVERY_MS);
}

/** Makes the announcement that is due, so that none asks for a connection once all are closed. */
export async function finishAnnouncing(): Promise<void> {
  if (timer === undefined) return;
  clearTimeout(timer);
  await announceNow();
}

async function announceNow(): Promise<void> {
  timer = undefined;
  try {
    await ingestDb()
      .$executeRaw`SELECT pg_notify(${STORED_CHANNEL}, ${newest})::text`;
  } catch (error) {
    log().warn(
      { err: error },
      "Arrivals could not be announced to open pages.",
    );
  }
}
