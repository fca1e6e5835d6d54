import type { EventItem } from "#lib/domain/event/event.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import type { Context } from "#lib/services/context.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { listAttempts } from "./list-attempts.ts";

/** An attempt with the event that it sent; null where that is kept no more. */
export type RunAttempt = ReplayAttempt & { readonly event: EventItem | null };

const shown = 50;

/** The newest attempts of a run beside what they sent. @throws {AppError} as `listAttempts` does */
export async function listRunAttempts(
  context: Context,
  runId: string,
): Promise<RunAttempt[]> {
  const { items } = await listAttempts(context, runId, { limit: shown });
  if (items.length === 0) return [];
  const ids = [...new Set(items.map(({ eventId }) => eventId))];
  const events = await listEvents(context, { id: ids }, { limit: shown });
  const byId = new Map(events.items.map((event) => [event.id, event]));
  return items.map((item) => ({
    ...item,
    event: byId.get(item.eventId) ?? null,
  }));
}
