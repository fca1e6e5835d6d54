import { selectSessions } from "#lib/db/access/sessions.ts";
import type { MemberSession } from "#lib/domain/access/member.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * The browsers in which who asks is signed in, the one used last first; a token has none.
 *
 * @param currentId of the session that asks
 */
export async function listOwnSessions(
  context: Context,
  currentId: string | null,
): Promise<MemberSession[]> {
  authorize(context, "read");
  if (context.actor.kind !== "member") return [];
  const rows = await selectSessions(context.actor.id, context.now);
  return rows.map(({ id, createdAt, lastSeenAt, ipAddress, userAgent }) => ({
    id,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    ipAddress,
    userAgent,
    isCurrent: id === currentId,
  }));
}
