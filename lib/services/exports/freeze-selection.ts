import type { SourceScope } from "#lib/domain/access/source-scope.ts";
import type { Context } from "#lib/services/context.ts";
import { setTimeout as pause } from "node:timers/promises";
import { findNewestBelow } from "#lib/db/events/find-newest-below.ts";
import { findNewestEventId } from "#lib/db/events/find-newest-event-id.ts";
import { selectSettledId } from "#lib/db/exports/select-settled-id.ts";
import { withAbsoluteTimes } from "#lib/domain/filter/absolute-times.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import {
  NIL_UUID,
  type FrozenSelection,
} from "#lib/domain/export/export-request.ts";
import { AppError } from "#lib/errors/app-error.ts";

const settleMs = 3_000;
const settleStepMs = 100;

/**
 * Fixes what a filter selects: relative times become instants, and a watermark
 * keeps out what arrives later.
 *
 * Everything stored before the call is in it. Where events as young as the newest of
 * them may still be under way to the table, those are waited for, three seconds at most; if
 * one takes longer, the selection stops short of it.
 *
 * @param given.watermark as an earlier selection had it
 * @throws {AppError} `conflict` when events up to a given watermark may still arrive; `unavailable`
 */
export async function freezeSelection(
  context: Context,
  filter: EventFilter,
  { watermark = null }: { readonly watermark?: string | null } = {},
): Promise<FrozenSelection> {
  return {
    filter: withAbsoluteTimes(filter, context.now),
    watermark:
      watermark === null
        ? await settle(context.access.sources)
        : await settleUpTo(watermark),
  };
}

async function settle(scope: SourceScope): Promise<string> {
  const newest = await findNewestEventId(scope);
  if (newest === null) return NIL_UUID;
  const settled = await waitUntilSettled(newest);
  if (newest < settled) return newest;
  return (await findNewestBelow(scope, settled)) ?? NIL_UUID;
}

async function settleUpTo(watermark: string): Promise<string> {
  if (watermark < (await waitUntilSettled(watermark))) return watermark;
  throw new AppError(
    "conflict",
    "Events up to this watermark may still arrive. Ask again in a moment, or without it.",
    { field: "watermark" },
  );
}

/** @returns the id below which all is settled, once that is above `id` or three seconds have passed */
async function waitUntilSettled(id: string): Promise<string> {
  for (let waited = 0; ; waited += settleStepMs) {
    const settled = await selectSettledId();
    if (id < settled || waited >= settleMs) return settled;
    await pause(settleStepMs);
  }
}
