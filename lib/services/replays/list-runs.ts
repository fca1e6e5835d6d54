import { selectRuns } from "#lib/db/replays/select-runs.ts";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireIdCursor } from "./require-id-cursor.ts";
import { toRuns } from "./to-run.ts";

export type RunPage = {
  readonly items: readonly ReplayRun[];
  readonly nextCursor: string | null;
};

/** Runs, newest first. @throws {AppError} `forbidden`; `invalid_request` for a cursor that no page gave */
export async function listRuns(
  context: Context,
  page: { readonly cursor?: string; readonly limit: number },
): Promise<RunPage> {
  authorize(context, "operate");
  const before = requireIdCursor(page.cursor);
  const rows = await selectRuns(context.access.sources, {
    before,
    limit: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  return {
    items: await toRuns(shown),
    nextCursor: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
