"use server";

import { toActionResult } from "#lib/actions/to-action-result.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import {
  type ActivityCheck,
  verifyActivity,
} from "#lib/services/activity/verify-activity.ts";

/** Walks all activity and names every row that is not as it was written. */
export async function verifyActivityAction(): Promise<
  ActionResult<ActivityCheck>
> {
  return toActionResult(async () => verifyActivity(await pageContext()));
}
