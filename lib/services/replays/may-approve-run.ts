import { db } from "#lib/db/connection/client.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { actorSchema, areOnePerson } from "#lib/services/tokens/to-person.ts";
import { requireRun } from "./require-run.ts";

/** Whether whoever asks could approve a run: an admin, and a second person beside the one who started it. @throws {AppError} `not_found` */
export async function mayApproveRun(
  context: Context,
  id: string,
): Promise<boolean> {
  authorize(context, "operate");
  if (!can(context.access.role, "administer")) return false;
  const run = await requireRun(context, id);
  const starter = actorSchema.parse(run.actor);
  return !(await areOnePerson(db(), starter, context.actor));
}
