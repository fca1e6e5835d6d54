import { db } from "#lib/db/connection/client.ts";
import { toReadFailure } from "#lib/db/connection/read-failure.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import type { ApiToken, Prisma } from "#lib/db/generated/client.ts";

const daysShown = 14;

const withUses = {
  uses: {
    orderBy: { day: "desc" },
    take: daysShown,
    select: { day: true, requests: true },
  },
} satisfies Prisma.ApiTokenInclude;

/** A token with the last days on which it was used, newest first. */
export type ApiTokenRow = Prisma.ApiTokenGetPayload<{
  include: typeof withUses;
}>;

/** Every token, revoked and expired ones too, newest first. */
export function selectApiTokens(): Promise<ApiTokenRow[]> {
  return db().apiToken.findMany({
    include: withUses,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/**
 * The token with that digest, whether or not it may still be used.
 *
 * @throws {AppError} `unavailable` when there is no database to ask
 */
export async function findApiTokenByHash(
  tokenHash: Uint8Array<ArrayBuffer>,
): Promise<ApiToken | null> {
  try {
    return await db().apiToken.findUnique({ where: { tokenHash } });
  } catch (error) {
    throw toReadFailure(error);
  }
}

/** @throws P2002 when there is a token with that digest already */
export async function insertApiToken(
  transaction: Transaction,
  token: Omit<ApiToken, "lastUsedAt" | "revokedAt">,
): Promise<void> {
  await transaction.apiToken.create({ data: token });
}

/**
 * Ends a token.
 *
 * @returns the token, or null when there is none that is in use
 */
export async function updateApiTokenRevoked(
  transaction: Transaction,
  id: string,
  now: Date,
): Promise<ApiToken | null> {
  const { count } = await transaction.apiToken.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now },
  });
  return count === 0
    ? null
    : transaction.apiToken.findUniqueOrThrow({ where: { id } });
}

const FIRST_TOKEN_LOCK = 7_201_614;

/** Whether there has never been a token nor a source. Of processes that ask at the same moment, one goes on. */
export async function lockFirstApiToken(
  transaction: Transaction,
): Promise<boolean> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_TOKEN_LOCK})`;
  const made = await transaction.apiToken.count();
  return made === 0 && (await transaction.source.count()) === 0;
}
