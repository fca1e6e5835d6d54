"use server";

import { refresh } from "next/cache";
import { toActionResult } from "#lib/actions/to-action-result.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import {
  type RetentionPreview,
  retentionChangeSchema,
} from "#lib/domain/retention/retention.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { changeRetention } from "#lib/services/retention/change-retention.ts";
import { previewRetention } from "#lib/services/retention/preview-retention.ts";

/** What keeping events for so many months, or (null) for ever, would remove now. */
export async function previewRetentionAction(
  change: unknown,
): Promise<ActionResult<RetentionPreview>> {
  return toActionResult(async () =>
    previewRetention(
      await pageContext(),
      parseInput(retentionChangeSchema, change).months,
    ),
  );
}

/** Says for how long events are kept. */
export async function changeRetentionAction(
  change: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await changeRetention(
      await pageContext(),
      parseInput(retentionChangeSchema, change),
    );
    return null;
  });
  refresh();
  return result;
}
