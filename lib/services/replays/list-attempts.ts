import { selectAttemptsOfRun } from "#lib/db/replays/attempts.ts";
import type {
  AttemptOutcome,
  ReplayAttempt,
} from "#lib/domain/event/replay-attempt.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireIdCursor } from "./require-id-cursor.ts";
import { requireRun } from "./require-run.ts";

/** The attempts of a run, newest first. @throws {AppError} `forbidden`, `not_found`, `invalid_request` */
export async function listAttempts(
  context: Context,
  runId: string,
  page: {
    readonly cursor?: string;
    readonly limit: number;
    readonly outcome?: AttemptOutcome;
  },
): Promise<{
  readonly items: readonly ReplayAttempt[];
  readonly nextCursor: string | null;
}> {
  authorize(context, "operate");
  const before = requireIdCursor(page.cursor);
  await requireRun(context, runId);
  const rows = await selectAttemptsOfRun(runId, {
    before,
    limit: page.limit + 1,
    outcome: page.outcome ?? null,
  });
  const items = rows.slice(0, page.limit);
  return {
    items,
    nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null,
  };
}
