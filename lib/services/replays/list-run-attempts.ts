import type { Context } from "#lib/services/context.ts";
import { attachEvents, type SentAttempt } from "./attach-events.ts";
import { listAttempts } from "./list-attempts.ts";

const shown = 50;

/** The newest attempts of a run beside what they sent. @throws {AppError} as `listAttempts` does */
export async function listRunAttempts(
  context: Context,
  runId: string,
): Promise<SentAttempt[]> {
  const { items } = await listAttempts(context, runId, { limit: shown });
  return attachEvents(context, items);
}
