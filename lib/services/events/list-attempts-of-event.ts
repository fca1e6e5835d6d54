import { selectAttemptsOfEvent } from "#lib/db/replays/attempts.ts";
import { selectEditedCopies } from "#lib/db/replays/edited-copies.ts";
import { can } from "#lib/domain/access/permissions.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import type { Context } from "#lib/services/context.ts";

/** The newest attempts of an event that its page and its answer show. */
const maxShown = 100;

/**
 * The attempts to send an event again, and edited copies of it, newest first. What a receiver answered may repeat what it
 * was sent, so it is told only to whom personal data is.
 *
 * @param eventId of an event that the asker may know of
 */
export async function listAttemptsOfEvent(
  { access }: Context,
  eventId: string,
): Promise<ReplayAttempt[]> {
  const kinds = await Promise.all([
    selectAttemptsOfEvent(eventId, maxShown),
    selectEditedCopies(eventId, maxShown),
  ]);
  // Ids are of time.
  const attempts = kinds
    .flat()
    .sort((one, other) => (one.id < other.id ? 1 : -1))
    .slice(0, maxShown);
  return can(access.role, "read_personal")
    ? attempts
    : attempts.map((attempt) => ({ ...attempt, headers: [], body: null }));
}
