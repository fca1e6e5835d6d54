import { z } from "zod";
import { countRuns, type RunRow } from "#lib/db/replays/select-runs.ts";
import {
  type ReplayRun,
  runChoicesSchema,
} from "#lib/domain/replay/replay-run.ts";

const personSchema = z.looseObject({ name: z.string() });
const filterSchema = z.record(z.string(), z.unknown()).nullable();

/** Runs as they are told, with their counts as they are now. */
export async function toRuns(rows: readonly RunRow[]): Promise<ReplayRun[]> {
  const countsByRun = await countRuns(rows);
  return rows.flatMap((row) => {
    const counted = countsByRun.get(row.id);
    return counted ? [{ ...toPlain(row), ...counted }] : [];
  });
}

function toPlain(row: RunRow): Omit<ReplayRun, "counts" | "skipped"> {
  return {
    id: row.id,
    state: row.state,
    destination: { id: row.destinationId, name: row.destination.name },
    reason: row.reason,
    filter: filterSchema.parse(row.filter),
    choices: runChoicesSchema.parse(row.choices),
    ratePerSecond: row.ratePerSecond,
    createdAt: row.createdAt.toISOString(),
    createdBy: personSchema.parse(row.actor).name,
    approvedAt: toIso(row.approvedAt),
    approvedBy:
      row.approver === null ? null : personSchema.parse(row.approver).name,
    approvalExpiresAt: toIso(row.approvalExpiresAt),
    startedAt: toIso(row.startedAt),
    finishedAt: toIso(row.finishedAt),
    stopReason: row.stopReason,
    retryOf: row.retryOf,
  };
}

function toIso(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
