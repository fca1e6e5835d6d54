import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { db } from "#lib/db/connection/client.ts";
import { query } from "#lib/db/connection/query.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import {
  type RunCounts,
  runCountsSchema,
  type SkippedCounts,
} from "#lib/domain/replay/replay-run.ts";
import { hasGivenUp } from "./has-given-up.ts";

const { sql } = Prisma;

const include = { destination: { select: { name: true } } } as const;

/** What may be changed of a run. */
export type RunChange = Prisma.ReplayRunUncheckedUpdateInput;

export type RunRow = Prisma.ReplayRunGetPayload<{ include: typeof include }>;

/** Newest first; of those, the ones whose every source the asker may know of. @param before the id of the last one of the page before */
export async function selectRuns(
  scope: SourceScope,
  page: {
    readonly before: string | null;
    readonly limit: number;
    /** Only runs that go there. */
    readonly destinationId?: string;
  },
): Promise<RunRow[]> {
  const rows = await db().replayRun.findMany({
    where: {
      ...(page.before !== null && { id: { lt: page.before } }),
      ...(page.destinationId !== undefined && {
        destinationId: page.destinationId,
      }),
    },
    orderBy: { id: "desc" },
    take: page.limit,
    include,
  });
  return rows.filter((row) => isWithin(scope, row));
}

export async function findRun(
  scope: SourceScope,
  id: string,
  transaction: Transaction = db(),
): Promise<RunRow | null> {
  const row = await transaction.replayRun.findUnique({
    where: { id },
    include,
  });
  return row && isWithin(scope, row) ? row : null;
}

/** The same, which nobody else changes until the transaction ends. */
export async function findRunForUpdate(
  scope: SourceScope,
  id: string,
  transaction: Transaction,
): Promise<RunRow | null> {
  await transaction.$executeRaw`SELECT FROM replay_run WHERE id = ${id}::uuid FOR UPDATE`;
  return findRun(scope, id, transaction);
}

function isWithin(scope: SourceScope, { sourceIds }: RunRow): boolean {
  return scope === "all" || sourceIds.every((id) => scope.includes(id));
}

export type CountedRun = {
  readonly counts: RunCounts;
  readonly skipped: SkippedCounts;
};

const runCountRow = z.strictObject({
  runId: z.uuid(),
  state: z.string(),
  reason: z.string().nullable(),
  n: z.int(),
});
type RunCountRow = z.infer<typeof runCountRow>;

const countOf: Readonly<Record<string, keyof RunCounts>> = {
  pending: "pending",
  delivered: "delivered",
  failed: "failed",
  skipped: "skipped",
  in_doubt: "inDoubt",
};

/** The counts of runs, from their items; of what was kept when they were over, where it was. */
export async function countRuns(
  runs: readonly RunRow[],
): Promise<Map<string, CountedRun>> {
  const open = runs.filter(({ finalCounts }) => finalCounts === null);
  const rows =
    open.length === 0
      ? []
      : await query(db(), runCountRow, runCountQuery(open.map(({ id }) => id)));
  const countsByRun = new Map(
    runs.map((run) => [
      run.id,
      toCountedRun(rows.filter((row) => row.runId === run.id)),
    ]),
  );
  for (const run of runs) {
    if (run.finalCounts !== null)
      countsByRun.set(run.id, run.finalCounts as unknown as CountedRun);
  }
  return countsByRun;
}

/** The counts of one run as a transaction sees them. */
export async function countRun(
  transaction: Transaction,
  runId: string,
): Promise<CountedRun> {
  return toCountedRun(
    await query(transaction, runCountRow, runCountQuery([runId])),
  );
}

function runCountQuery(runIds: readonly string[]): Prisma.Sql {
  return sql`
    SELECT i.run_id AS "runId", CASE WHEN ${hasGivenUp} THEN 'failed' ELSE i.state::text END AS state,
      i.skip_reason AS reason, count(*)::int AS n
    FROM replay_item i JOIN replay_run r ON r.id = i.run_id
    WHERE i.run_id = ANY(${[...runIds]}::uuid[])
    -- By what is stored, and not by the words: those would be made for each of its items.
    GROUP BY i.run_id, i.state, i.skip_reason, ${hasGivenUp}`;
}

function toCountedRun(rows: readonly RunCountRow[]): CountedRun {
  const counts = {
    total: 0,
    delivered: 0,
    failed: 0,
    skipped: 0,
    pending: 0,
    inDoubt: 0,
  };
  const skipped: Record<string, number> = {};
  for (const { state, reason, n } of rows) {
    counts.total += n;
    const key = countOf[state];
    if (key) counts[key] += n;
    if (reason !== null) skipped[reason] = (skipped[reason] ?? 0) + n;
  }
  return { counts: runCountsSchema.parse(counts), skipped };
}
