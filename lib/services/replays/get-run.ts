import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { requireRun } from "./require-run.ts";
import { toRuns } from "./to-run.ts";

/** One run with its counts as they are now. @throws {AppError} `forbidden`, `not_found` */
export async function getRun(context: Context, id: string): Promise<ReplayRun> {
  authorize(context, "operate");
  const [run] = await toRuns([await requireRun(context, id)]);
  if (!run) throw new Error(`Run ${id} has no counts.`);
  return run;
}
