"use server";

import { pageContext } from "#lib/auth/page-context.ts";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { ActionResult } from "./action-result.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import {
  newSourceSchema,
  sourceChangeSchema,
} from "#lib/domain/source/source.ts";
import type { DesignedPayload } from "#lib/domain/reading/payload-mapping.ts";
import { rereadEvents } from "#lib/services/events/reread-events.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import {
  type Reverification,
  reverifySource,
} from "#lib/services/sources/reverify-source.ts";
import { listDesignedPayloads } from "#lib/services/sources/list-designed-payloads.ts";
import { sendTestEntry } from "#lib/services/sources/send-test-entry.ts";
import { updateSource } from "#lib/services/sources/update-source.ts";
import { sourceHref } from "#lib/url/hrefs.ts";
import { toActionResult } from "./to-action-result.ts";

/** Adds a source and goes to its page. */
export async function createSourceAction(
  input: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () =>
    createSource(await pageContext(), parseInput(newSourceSchema, input)),
  );
  if (!result.ok) return result;
  redirect(sourceHref(result.value.id));
}

/** Changes a source; the page that asked is drawn again. */
export async function updateSourceAction(
  id: unknown,
  input: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await updateSource(
      await pageContext(),
      parseInput(z.uuid(), id),
      parseInput(sourceChangeSchema, input),
    );
    return null;
  });
  refresh();
  return result;
}

/** What the source's designed payloads look like, to say what their places hold. */
export async function listDesignedPayloadsAction(
  id: unknown,
): Promise<ActionResult<readonly DesignedPayload[]>> {
  return toActionResult(async () =>
    listDesignedPayloads(await pageContext(), parseInput(z.uuid(), id)),
  );
}

/** Says what the places of designed payloads hold, and reads the stored ones again; answers how many those were. */
export async function changeMappingAction(
  id: unknown,
  mapping: unknown,
): Promise<ActionResult<number>> {
  const result = await toActionResult(async () => {
    const context = await pageContext();
    const sourceId = parseInput(z.uuid(), id);
    await updateSource(
      context,
      sourceId,
      parseInput(sourceChangeSchema, { payloadMapping: mapping }),
    );
    return rereadEvents(context, { sourceId });
  });
  refresh();
  return result;
}

/** Checks the rejected events of a source against its secrets as they are now, and accepts what verifies unless it is only asked. */
export async function reverifySourceAction(
  id: unknown,
  dryRun: unknown,
): Promise<ActionResult<Reverification>> {
  const result = await toActionResult(async () =>
    reverifySource(await pageContext(), parseInput(z.uuid(), id), {
      dryRun: parseInput(z.boolean(), dryRun),
    }),
  );
  if (dryRun !== true) refresh();
  return result;
}

/** Sends a test entry to a source, or to the oldest in use if `id` is null; answers the id of its event. */
export async function sendTestEntryAction(
  id: unknown,
): Promise<ActionResult<string>> {
  const result = await toActionResult(async () => {
    const { eventId } = await sendTestEntry(
      await pageContext(),
      parseInput(z.uuid().nullable(), id) ?? undefined,
    );
    return eventId;
  });
  refresh();
  return result;
}
