"use server";

import { z } from "zod";
import { toActionResult } from "#lib/actions/to-action-result.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { deleteTestEvent } from "#lib/services/events/delete-test-event.ts";

/** Deletes a test event; of any other it says why not. */
export async function deleteTestEventAction(
  id: unknown,
): Promise<ActionResult> {
  return toActionResult(async () => {
    await deleteTestEvent(await pageContext(), {
      id: parseInput(z.uuid("takes an id"), id),
    });
    return null;
  });
}
