import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import type { Context } from "#lib/services/context.ts";
import { listEvents } from "#lib/services/events/list-events.ts";

/** An attempt with the event that it sent; null where that is kept no more. */
export type SentAttempt = ReplayAttempt & { readonly event: EventItem | null };

/** Attempts beside what they sent. @param attempts at most 200 */
export async function attachEvents(
  context: Context,
  attempts: readonly ReplayAttempt[],
): Promise<SentAttempt[]> {
  if (attempts.length === 0) return [];
  const ids = [...new Set(attempts.map(({ eventId }) => eventId))];
  const { items } = await listEvents(
    context,
    { id: ids, test: "include" },
    { limit: ids.length },
  );
  const byId = new Map(items.map((event) => [event.id, event]));
  return attempts.map((attempt) => ({
    ...attempt,
    event: byId.get(attempt.eventId) ?? null,
  }));
}
