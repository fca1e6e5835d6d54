"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { toActionResult } from "./to-action-result.ts";
import type { ActionResult } from "./action-result.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { eventFilterSchema } from "#lib/domain/filter/event-filter.ts";
import {
  destinationChangeSchema,
  newDestinationSchema,
  ratePerSecondSchema,
} from "#lib/domain/replay/destination.ts";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import {
  type NewRun,
  newRunSchema,
  type RunPreview,
} from "#lib/domain/replay/replay-run.ts";
import { newEditedCopySchema } from "#lib/domain/replay/edited-copy.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { changeDestination } from "#lib/services/destinations/change-destination.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { deleteDestination } from "#lib/services/destinations/delete-destination.ts";
import { testDestination } from "#lib/services/destinations/test-destination.ts";
import {
  approveRun,
  cancelRun,
  changeRunRate,
  decideInDoubt,
  pauseRun,
  resumeRun,
} from "#lib/services/replays/control-run.ts";
import { previewRun } from "#lib/services/replays/preview-run.ts";
import { replayEvent } from "#lib/services/replays/replay-event.ts";
import { sendEditedCopy } from "#lib/services/replays/send-edited-copy.ts";
import { retryFailed, startRun } from "#lib/services/replays/start-run.ts";
import { replayHref } from "#lib/url/replay-hrefs.ts";

const idSchema = z.uuid("takes an id");

/** Adds a destination; the page that asked is drawn again. */
export async function createDestinationAction(
  input: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await createDestination(
      await pageContext(),
      parseInput(newDestinationSchema, input),
      "person",
    );
    return null;
  });
  refresh();
  return result;
}

/** Changes, pauses or resumes a destination. */
export async function changeDestinationAction(
  id: unknown,
  input: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await changeDestination(
      await pageContext(),
      parseInput(idSchema, id),
      parseInput(destinationChangeSchema, input),
      "person",
    );
    return null;
  });
  refresh();
  return result;
}

/** Deletes a destination. */
export async function deleteDestinationAction(
  id: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await deleteDestination(await pageContext(), parseInput(idSchema, id));
    return null;
  });
  refresh();
  return result;
}

/** Sends one invented entry; answers what came of it, in words. */
export async function testDestinationAction(
  id: unknown,
): Promise<ActionResult<string>> {
  return toActionResult(async () => {
    const { outcome, status, reason, durationMs } = await testDestination(
      await pageContext(),
      parseInput(idSchema, id),
    );
    return outcome === "delivered"
      ? `Delivered: ${String(status)} in ${String(durationMs)} ms`
      : (reason ?? "It failed");
  });
}

/** Sends one event again; answers the attempt. */
export async function replayEventAction(
  eventId: unknown,
  destinationId: unknown,
): Promise<ActionResult<ReplayAttempt>> {
  const result = await toActionResult(async () =>
    replayEvent(
      await pageContext(),
      parseInput(idSchema, eventId),
      parseInput(idSchema, destinationId),
    ),
  );
  refresh();
  return result;
}

/** Sends a copy of an event whose body was changed; answers the attempt. */
export async function sendEditedCopyAction(
  eventId: unknown,
  input: unknown,
): Promise<ActionResult<ReplayAttempt>> {
  const result = await toActionResult(async () =>
    sendEditedCopy(
      await pageContext(),
      parseInput(idSchema, eventId),
      parseInput(newEditedCopySchema, input),
    ),
  );
  refresh();
  return result;
}

/** Counts what a run would do. */
export async function previewRunAction(
  input: unknown,
): Promise<ActionResult<RunPreview>> {
  return toActionResult(async () =>
    previewRun(await pageContext(), parseRun(input)),
  );
}

/** Starts a run and goes to its page. */
export async function startRunAction(input: unknown): Promise<ActionResult> {
  const result = await toActionResult(async () =>
    startRun(await pageContext(), parseRun(input)),
  );
  if (!result.ok) return result;
  redirect(replayHref(result.value.id));
}

/** The filter of a page is understood already. */
function parseRun(input: unknown): NewRun {
  const { filter, ...rest } = parseInput(
    z.looseObject({ filter: eventFilterSchema.exactOptional() }),
    input,
  );
  const run = parseInput(newRunSchema, {
    ...rest,
    ...(filter && { filter: {} }),
  });
  const { filter: _, ...plain } = run;
  return filter ? { ...plain, filter } : plain;
}

const controls = {
  pause: pauseRun,
  resume: resumeRun,
  cancel: cancelRun,
  approve: approveRun,
} as const;

export type RunControl = keyof typeof controls;

/** Pauses, resumes, cancels or approves a run. */
export async function controlRunAction(
  id: unknown,
  control: RunControl,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    const change =
      controls[
        parseInput(z.enum(["pause", "resume", "cancel", "approve"]), control)
      ];
    await change(await pageContext(), parseInput(idSchema, id));
    return null;
  });
  refresh();
  return result;
}

/** Changes how fast a run sends. */
export async function changeRateAction(
  id: unknown,
  rate: unknown,
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await changeRunRate(
      await pageContext(),
      parseInput(idSchema, id),
      parseInput(ratePerSecondSchema, rate),
    );
    return null;
  });
  refresh();
  return result;
}

/** Decides about what is in doubt in a run. */
export async function decideInDoubtAction(
  id: unknown,
  decision: "send_again" | "count_delivered",
): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await decideInDoubt(
      await pageContext(),
      parseInput(idSchema, id),
      parseInput(z.enum(["send_again", "count_delivered"]), decision),
    );
    return null;
  });
  refresh();
  return result;
}

/** Starts a run over what one did not deliver, and goes to its page. */
export async function retryFailedAction(id: unknown): Promise<ActionResult> {
  const result = await toActionResult(async () =>
    retryFailed(await pageContext(), parseInput(idSchema, id)),
  );
  if (!result.ok) return result;
  redirect(replayHref(result.value.id));
}
