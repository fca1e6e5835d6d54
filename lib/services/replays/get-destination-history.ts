import { z } from "zod";
import { selectSentToDestination } from "#lib/db/replays/edited-copies.ts";
import { failuresBeforeRest } from "#lib/db/replays/claim-items.ts";
import {
  type FailureRow,
  type HistoryCountRow,
  maxHistory,
  selectFailures,
  selectHistoryCounts,
  selectSilence,
  type SilenceRow,
} from "#lib/db/replays/destination-history.ts";
import {
  type DestinationRow,
  findDestinationOrDeleted,
} from "#lib/db/replays/destinations.ts";
import { selectRuns } from "#lib/db/replays/select-runs.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { NIL_UUID } from "#lib/domain/export/export-request.ts";
import type { Destination } from "#lib/domain/replay/destination.ts";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { attachEvents, type SentAttempt } from "./attach-events.ts";
import { requireIdCursor } from "./require-id-cursor.ts";
import { toRuns } from "./to-run.ts";
import { noSuchDestination } from "#lib/services/destinations/require-destination.ts";
import { toDestinations } from "#lib/services/destinations/to-destination.ts";

const shownAttempts = 50;
const shownRuns = 20;
const dayMs = 24 * 60 * 60 * 1_000;

type Period = "day" | "week" | "all";

export type DestinationHistory = {
  readonly destination: Destination;
  /** Null: it is there. */
  readonly deletedAt: Date | null;
  /** Why replays wait for it to answer; null: they do not. */
  readonly breaker:
    (Partial<SilenceRow> & { readonly failuresInARow: number }) | null;
  /** Of requests, edited copies and test sends too, the newest 200,000 at most; by period, the shortest first. */
  readonly counts: readonly (HistoryCountRow & { readonly period: Period })[];
  /** Whether there are older ones than were counted. */
  readonly isCut: boolean;
  /** Of the same requests, the most frequent kind first. */
  readonly failures: readonly FailureRow[];
  /** Newest first; none for who may not see personal data. */
  readonly attempts: readonly SentAttempt[];
  readonly nextCursor: string | null;
  /** The newest runs that go there. */
  readonly runs: readonly ReplayRun[];
};

/**
 * What was sent to a destination, deleted or not, and what came of it. Counts, failures, attempts and runs are of sources
 * that the asker may know of.
 *
 * @param input.cursor as an earlier page of attempts gave it
 * @throws {AppError} `forbidden`, `not_found`; `invalid_request` for a cursor that no page gave
 */
export async function getDestinationHistory(
  context: Context,
  input: { readonly id: string; readonly cursor?: string | undefined },
): Promise<DestinationHistory> {
  authorize(context, "operate");
  const before = requireIdCursor(input.cursor);
  const row = await requireRow(input.id);
  const { sources } = context.access;
  const [[destination], breaker, counts, failures, attempts, runs] =
    await Promise.all([
      toDestinations([row], context.now),
      toBreaker(row),
      countPeriods(context, row.id),
      selectFailures(sources, row.id),
      listAttemptsThere(context, row.id, before),
      selectRuns(sources, {
        before: null,
        limit: shownRuns,
        destinationId: row.id,
      }),
    ]);
  if (!destination) throw noSuchDestination(row.id);
  return {
    destination,
    deletedAt: row.deletedAt,
    breaker,
    counts,
    isCut: counts.some((one) => one.attempts === maxHistory),
    failures,
    ...attempts,
    runs: await toRuns(runs),
  };
}

async function requireRow(id: string): Promise<DestinationRow> {
  const row = z.uuid().safeParse(id).success
    ? await findDestinationOrDeleted(id)
    : null;
  if (!row) throw noSuchDestination(id);
  return row;
}

async function toBreaker({
  id,
  pace,
}: DestinationRow): Promise<DestinationHistory["breaker"]> {
  const failuresInARow = pace?.failuresInARow ?? 0;
  return failuresInARow < failuresBeforeRest
    ? null
    : { ...(await selectSilence(id)), failuresInARow };
}

async function countPeriods({ access, now }: Context, id: string) {
  const periods = ["day", "week", "all"] as const;
  const since = (days: number) =>
    timeToUuidV7Floor(new Date(now.getTime() - days * dayMs));
  const rows = await selectHistoryCounts(access.sources, id, [
    since(1),
    since(7),
    NIL_UUID,
  ]);
  return rows.map((row) => ({
    ...row,
    period: periods[row.place - 1] ?? "all",
  }));
}

async function listAttemptsThere(
  context: Context,
  id: string,
  before: string | null,
): Promise<Pick<DestinationHistory, "attempts" | "nextCursor">> {
  if (!can(context.access.role, "read_personal"))
    return { attempts: [], nextCursor: null };
  const rows = await selectSentToDestination(context.access.sources, id, {
    before,
    limit: shownAttempts + 1,
  });
  const shown = rows.slice(0, shownAttempts);
  return {
    attempts: await attachEvents(context, shown),
    nextCursor: rows.length > shownAttempts ? (shown.at(-1)?.id ?? null) : null,
  };
}
