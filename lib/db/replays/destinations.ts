import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import { db } from "#lib/db/connection/client.ts";
import { newestOutcomes } from "./sent-requests.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Destination as DestinationModel } from "#lib/db/generated/client.ts";

/** A destination as it is stored, secrets encrypted. */
export type DestinationRow = DestinationModel & {
  readonly pace: {
    readonly restingUntil: Date | null;
    readonly failuresInARow: number;
  } | null;
};

export type NewDestinationRow = Prisma.DestinationUncheckedCreateInput;

/** Held while a name is given, so that two cannot get the same at once. */
const NAMES_LOCK = 7_201_616;

const include = {
  pace: { select: { restingUntil: true, failuresInARow: true } },
} as const;

/** Those that were not deleted, by name. */
export async function selectDestinations(): Promise<DestinationRow[]> {
  return db().destination.findMany({
    where: { deletedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include,
  });
}

/** The same with nothing but their names and addresses, and since when nothing is sent there. */
export async function selectDestinationNames(): Promise<
  { id: string; name: string; url: string; pausedAt: Date | null }[]
> {
  return db().destination.findMany({
    where: { deletedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, url: true, pausedAt: true },
  });
}

/** @param id a UUID @returns null when there is none, or it was deleted */
export async function findDestination(
  id: string,
  transaction: Transaction = db(),
): Promise<DestinationRow | null> {
  return transaction.destination.findFirst({
    where: { id, deletedAt: null },
    include,
  });
}

/** The same of one that was deleted, too: its history is kept. */
export async function findDestinationOrDeleted(
  id: string,
): Promise<DestinationRow | null> {
  return db().destination.findUnique({ where: { id }, include });
}

/**
 * Whether another one that was not deleted has this name. Until the transaction ends nobody else is told.
 *
 * @param except the one that is to have it; null for one that is to be made
 */
export async function isNameTaken(
  transaction: Transaction,
  name: string,
  except: string | null,
): Promise<boolean> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${NAMES_LOCK})`;
  const count = await transaction.destination.count({
    where: {
      deletedAt: null,
      name,
      ...(except !== null && { id: { not: except } }),
    },
  });
  return count > 0;
}

export async function insertDestination(
  transaction: Transaction,
  row: NewDestinationRow,
): Promise<void> {
  await transaction.destination.create({
    data: { ...row, pace: { create: { nextSlotAt: new Date(0) } } },
  });
}

export async function updateDestination(
  transaction: Transaction,
  id: string,
  change: Prisma.DestinationUncheckedUpdateInput,
): Promise<void> {
  await transaction.destination.update({ where: { id }, data: change });
  // Whoever changes something there has looked at it: it is tried again at once.
  await transaction.destinationPace.update({
    where: { destinationId: id },
    data: { restingUntil: null, failuresInARow: 0 },
  });
}

/** How many runs still have something to send there. */
export async function countOpenRuns(
  transaction: Transaction,
  destinationId: string,
): Promise<number> {
  return transaction.replayRun.count({
    where: {
      destinationId,
      state: { notIn: ["done", "cancelled"] },
    },
  });
}

const destinationActivityRowSchema = z.strictObject({
  destinationId: z.string(),
  delivered: z.number(),
  failed: z.number(),
  medianMs: z.number().nullable(),
  lastAttemptAt: z.date().nullable(),
});
export type DestinationActivityRow = Readonly<
  z.infer<typeof destinationActivityRowSchema>
>;

/** What was sent before these does not count as what a destination is like now. */
const maxCounted = 10_000;

/** What was sent to each of these since a moment, by the newest ten thousand requests. */
export async function selectDestinationActivity(
  destinationIds: readonly string[],
  sinceId: string,
): Promise<DestinationActivityRow[]> {
  const sent = { scope: "all", destination: Prisma.sql`d.id` } as const;
  return query(
    db(),
    destinationActivityRowSchema,
    Prisma.sql`
    SELECT d.id AS "destinationId",
      (SELECT started_at FROM (${newestOutcomes({ ...sent, range: () => Prisma.sql`true`, limit: 1 })}) last) AS "lastAttemptAt",
      recent.*
    FROM unnest(${[...destinationIds]}::uuid[]) AS d (id)
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE outcome = 'delivered')::int AS delivered,
        count(*) FILTER (WHERE outcome = 'failed')::int AS failed,
        (percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms))::int AS "medianMs"
      FROM (${newestOutcomes({ ...sent, range: (id) => Prisma.sql`${id} >= ${sinceId}::uuid`, limit: maxCounted })}) newest
    ) recent`,
  );
}
