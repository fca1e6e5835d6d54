import { Prisma } from "#lib/db/generated/client.ts";
import { queryFirst } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";

/** Longest that a received event is expected to wait before its transaction begins. */
const queueMs = 1_000;

/**
 * The id below which no event is still being written: ids are made at receipt, so
 * a younger one may be committed before an older one. What waits for a group of receiving
 * waits behind a transaction that is open, so its start, less a second, is the bound.
 *
 * A list read after this was asked has every event below it.
 */
export async function selectSettledId(): Promise<string> {
  try {
    const row = await queryFirst(
      db(),
      z.strictObject({ since: z.date() }),
      Prisma.sql`
      SELECT LEAST(clock_timestamp(), min(xact_start)) AS since FROM pg_stat_activity
      WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()`,
    );
    if (!row) throw new Error("An aggregate answered no row.");
    return timeToUuidV7Floor(new Date(row.since.getTime() - queueMs));
  } catch (error) {
    throw toReadFailure(error);
  }
}
