import { query } from "#lib/db/connection/query.ts";
import { z } from "zod";
import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import { timeToUuidV7Floor } from "#lib/domain/event/uuid-v7.ts";
import { db } from "#lib/db/connection/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

const newestFirst = [
  { createdAt: "desc" },
  { id: "desc" },
] satisfies Prisma.SourceKeyOrderByWithRelationInput[];

const oldestFirst = [
  { createdAt: "asc" },
  { id: "asc" },
] satisfies Prisma.SourceOrderByWithRelationInput[];

const parts = {
  keys: { orderBy: newestFirst },
  secrets: {
    where: { retiredAt: null },
    orderBy: newestFirst,
    omit: { secretEncrypted: true },
  },
} satisfies Prisma.SourceInclude;

function sourcesOf(scope: SourceScope): Prisma.SourceWhereInput {
  return scope === "all" ? {} : { id: { in: [...scope] } };
}

/** A source with all its keys and the secrets in use, newest first. */
export type SourceRow = Prisma.SourceGetPayload<{ include: typeof parts }>;

/** Every source of the scope, oldest first, archived ones too. */
export async function selectSources(scope: SourceScope): Promise<SourceRow[]> {
  return db().source.findMany({
    where: sourcesOf(scope),
    include: parts,
    orderBy: oldestFirst,
  });
}

export async function findSource(
  scope: SourceScope,
  id: string,
): Promise<SourceRow | null> {
  return db().source.findFirst({
    where: { id, AND: sourcesOf(scope) },
    include: parts,
  });
}

/** The oldest source that is not archived. */
export async function findFirstActiveSource(
  scope: SourceScope,
): Promise<SourceRow | null> {
  return db().source.findFirst({
    where: { archivedAt: null, ...sourcesOf(scope) },
    include: parts,
    orderBy: oldestFirst,
  });
}

/** The newest secret in use, encrypted. */
export async function findNewestSecret(
  sourceId: string,
): Promise<Uint8Array | null> {
  const secret = await db().sourceSecret.findFirst({
    where: { sourceId, retiredAt: null },
    orderBy: newestFirst,
  });
  return secret?.secretEncrypted ?? null;
}

/** The secrets in use of one source, newest first, encrypted. */
export async function selectActiveSecrets(
  sourceId: string,
): Promise<{ readonly id: string; readonly secretEncrypted: Uint8Array }[]> {
  return db().sourceSecret.findMany({
    where: { sourceId, retiredAt: null },
    orderBy: newestFirst,
    select: { id: true, secretEncrypted: true },
  });
}

/** A secret with what is told of it, encrypted. */
export type StoredSecretRow = {
  readonly id: string;
  readonly secretEncrypted: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
  readonly source: { readonly id: string; readonly name: string };
};

/** The newest secrets of one source: those in use, then at most `limit` retired ones. */
export async function selectSecrets(
  sourceId: string,
  limit: number,
): Promise<StoredSecretRow[]> {
  const select = secretColumns;
  const [active, retired] = await Promise.all([
    db().sourceSecret.findMany({
      where: { sourceId, retiredAt: null },
      orderBy: newestFirst,
      select,
    }),
    db().sourceSecret.findMany({
      where: { sourceId, retiredAt: { not: null } },
      orderBy: { retiredAt: "desc" },
      take: limit,
      select,
    }),
  ]);
  return [...active, ...retired];
}

/** Secrets in use at other sources, newest first. */
export async function selectSecretsOfOthers(
  sourceId: string,
  limit: number,
): Promise<StoredSecretRow[]> {
  return db().sourceSecret.findMany({
    where: { sourceId: { not: sourceId }, retiredAt: null },
    orderBy: newestFirst,
    take: limit,
    select: secretColumns,
  });
}

const secretColumns = {
  id: true,
  secretEncrypted: true,
  createdAt: true,
  retiredAt: true,
  source: { select: { id: true, name: true } },
} satisfies Prisma.SourceSecretSelect;

/** Beyond this many events of a day a count is no longer exact. */
export const maxCounted = 10_000;

const sourceActivityRowSchema = z.strictObject({
  sourceId: z.string(),
  lastReceivedAt: z.date().nullable(),
  /** At most `maxCounted + 1`. */
  eventsToday: z.number(),
  rejectedToday: z.number(),
});
export type SourceActivityRow = Readonly<
  z.infer<typeof sourceActivityRowSchema>
> & { readonly todayFrom: Date };

/** What came to each of these sources on the UTC day of `now`, tests aside. */
export async function selectSourceActivity(
  sourceIds: readonly string[],
  now: Date,
): Promise<SourceActivityRow[]> {
  const day = now.toISOString().slice(0, 10);
  const todayFrom = new Date(day);
  const floor = timeToUuidV7Floor(todayFrom);
  const rows = await query(
    db(),
    sourceActivityRowSchema,
    Prisma.sql`
    SELECT s.id AS "sourceId",
      (SELECT e.received_at FROM event e WHERE e.source_id = s.id AND NOT e.is_test
        ORDER BY e.id DESC LIMIT 1) AS "lastReceivedAt",
      (SELECT count(*)::int FROM (
        SELECT FROM event e WHERE e.source_id = s.id AND NOT e.is_test AND e.id >= ${floor}::uuid
        LIMIT ${maxCounted + 1}) AS counted) AS "eventsToday",
      (SELECT COALESCE(sum(r.kept + r.not_kept), 0)::int FROM source_rejection r
        WHERE r.source_id = s.id AND r.day = ${day}::date) AS "rejectedToday"
    FROM source s WHERE s.id = ANY (${[...sourceIds]}::uuid[])`,
  );
  return rows.map((row) => ({ ...row, todayFrom }));
}
