import { db } from "#lib/db/connection/client.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";

export type SessionRow = {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
};

/** A member's sessions that are not over, the one used last first. */
export async function selectSessions(
  memberId: string,
  now: Date,
): Promise<SessionRow[]> {
  const rows = await db().memberSession.findMany({
    where: { userId: memberId, expiresAt: { gt: now } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(
    ({ id, createdAt, updatedAt, expiresAt, ipAddress, userAgent }) => ({
      id,
      createdAt,
      lastSeenAt: updatedAt,
      expiresAt,
      ipAddress,
      userAgent,
    }),
  );
}

/** @returns how many were ended: 0 or 1 */
export async function deleteSession(
  transaction: Transaction,
  memberId: string,
  sessionId: string,
): Promise<number> {
  const { count } = await transaction.memberSession.deleteMany({
    where: { id: sessionId, userId: memberId },
  });
  return count;
}

/** Removes what is over: sessions, steps of sign-ins and counts of failures. */
export async function deleteExpiredSignIns(now: Date): Promise<void> {
  await db().memberSession.deleteMany({ where: { expiresAt: { lte: now } } });
  await db().signInStep.deleteMany({ where: { expiresAt: { lte: now } } });
  await db().signInThrottle.deleteMany({ where: { resetsAt: { lte: now } } });
}
