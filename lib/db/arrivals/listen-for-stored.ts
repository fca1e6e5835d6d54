import { Client } from "pg";
import { STORED_CHANNEL } from "./announce-stored.ts";
import { databaseAddress } from "#lib/db/connection/database-address.ts";

/**
 * Listens on a connection of its own for announcements that events were stored, by
 * whatever process.
 *
 * Announcements may be missed, and behind a transaction pooler none come: who
 * needs all looks into the table from time to time as well.
 *
 * @param onLost called once when the connection breaks
 * @returns a function that ends it
 * @throws whatever hinders the connection
 */
export async function listenForStored(
  onStored: () => void,
  onLost: () => void,
): Promise<() => void> {
  const client = new Client({
    connectionString: databaseAddress(),
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    application_name: "segment-inspector listening",
  });
  let ended = false;
  const end = () => {
    if (ended) return false;
    ended = true;
    client.removeAllListeners("notification");
    client.end().catch(() => undefined);
    return true;
  };
  const lose = () => {
    if (end()) onLost();
  };
  client.on("notification", onStored);
  client.on("error", lose);
  client.on("end", lose);
  try {
    await client.connect();
    await client.query(`LISTEN ${STORED_CHANNEL}`);
  } catch (error) {
    end();
    throw error;
  }
  return () => {
    end();
  };
}
