"use server";

import { pageContext } from "#lib/auth/page-context.ts";
import { refresh } from "next/cache";
import { z } from "zod";
import { toActionResult } from "./to-action-result.ts";
import type { ActionResult } from "./action-result.ts";
import {
  newSavedViewSchema,
  savedViewChangeSchema,
} from "#lib/domain/filter/saved-view.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { createSavedView } from "#lib/services/views/create-saved-view.ts";
import { deleteSavedView } from "#lib/services/views/delete-saved-view.ts";
import { updateSavedView } from "#lib/services/views/update-saved-view.ts";

/** Saves a view; the page that asked and its navigation are drawn again, as after the other two. */
export async function createViewAction(input: unknown): Promise<ActionResult> {
  return thenRefresh(async () =>
    createSavedView(await pageContext(), parseInput(newSavedViewSchema, input)),
  );
}

export async function updateViewAction(
  id: unknown,
  input: unknown,
): Promise<ActionResult> {
  return thenRefresh(async () =>
    updateSavedView(
      await pageContext(),
      parseInput(z.uuid(), id),
      parseInput(savedViewChangeSchema, input),
    ),
  );
}

export async function deleteViewAction(id: unknown): Promise<ActionResult> {
  return thenRefresh(async () =>
    deleteSavedView(await pageContext(), parseInput(z.uuid(), id)),
  );
}

async function thenRefresh(
  work: () => Promise<unknown>,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await work();
    return null;
  });
  refresh();
  return result;
}
