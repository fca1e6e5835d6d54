import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { log } from "#lib/log.ts";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { partitionOf } from "./partition-month.ts";

const { sql } = Prisma;

/**
 * Words filed together cost less: with 100,000 events there, those of 400 at once took 0.45 ms of Postgres' time and 32 kB of
 * its log an event, those of 2,000 took 0.19 ms and 8 kB. Whoever searches looks through the list, at 0.01 ms an event.
 */
const ROUND_MS = 2_000;

let stopping = new AbortController();
let round: Promise<void> | undefined;
let isWanted = false;

/**
 * Files the words of newly stored events into the inverted indexes, each of them every other second. Postgres puts them on
 * lists of what is pending ("GIN Fast Update Technique" of its manual), and whoever makes one too long files all of it: a
 * sender would wait for the words of thousands of others. One index after the other, with a pause between them: on a
 * machine of few cores whoever stores meanwhile is behind by no more than one takes.
 */
export function flushGinPendingListSoon(): void {
  isWanted = true;
  round ??= fileInTurns(stopping.signal).finally(() => {
    round = undefined;
  });
}

/** Resolves when nothing of it is under way any more, and none will be by itself. */
export async function stopFlushingGinPendingList(): Promise<void> {
  stopping.abort();
  await round;
  stopping = new AbortController();
}

/** Files all of them now; a failure is logged, since Postgres does the same at times that it chooses. */
export async function flushGinPendingList(now: Date): Promise<void> {
  for (const index of await selectInvertedIndexes()) await file(index, now);
}

/** What is stored meanwhile is filed in a round of its own. */
async function fileInTurns(signal: AbortSignal): Promise<void> {
  while (isWanted && !signal.aborted) {
    isWanted = false;
    const indexes = await selectInvertedIndexes();
    const pauseMs = ROUND_MS / Math.max(1, indexes.length);
    for (const index of indexes) {
      if (!(await pause(pauseMs, signal))) return;
      await file(index, new Date());
    }
  }
}

/** Those of events as a whole, by their numbers. */
async function selectInvertedIndexes(): Promise<string[]> {
  const rows = await inSpiteOfFailure(() =>
    query(
      db(),
      z.strictObject({ id: z.string() }),
      sql`SELECT i.indexrelid::text AS id FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
        WHERE a.amname = 'gin' AND i.indrelid = 'event'::regclass ORDER BY 1`,
    ),
  );
  return rows?.map(({ id }) => id) ?? [];
}

/** Of an index, what is pending in the two partitions that events are stored into. */
async function file(index: string, now: Date): Promise<void> {
  await inSpiteOfFailure(
    () => db().$queryRaw`
      SELECT gin_clean_pending_list(i.indexrelid)::text FROM pg_inherits h JOIN pg_index i ON i.indexrelid = h.inhrelid
      WHERE h.inhparent = ${index}::oid AND i.indrelid IN (
        to_regclass(${`event_partition.${partitionOf(now)}`}), to_regclass('event_partition.event_default'))`,
  );
}

/** @returns null after a failure, which is logged */
async function inSpiteOfFailure<Result>(
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    log().warn(
      { err: error },
      "Pending words were not filed; Postgres does so by itself, at times that it chooses.",
    );
    return null;
  }
}

/** @returns false once the signal has come, at once */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal }).catch(() => false);
}
