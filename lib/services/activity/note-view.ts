import type { NewActivity } from "#lib/domain/activity/activity.ts";
import type { Context } from "#lib/services/context.ts";
import { seesPersonalData } from "#lib/services/visible.ts";
import { noteActivity } from "#lib/services/pending-activity.ts";

/** Records within two seconds that somebody saw personal data. What a role masks nobody saw, and this program itself looks at nothing. */
export function noteView(context: Context, view: NewActivity): void {
  if (context.actor.kind === "system" || !seesPersonalData(context)) return;
  noteActivity(context, view);
}
