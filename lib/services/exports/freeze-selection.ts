import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { isPast, takePosition } from "#lib/db/positions/take-position.ts";
import {
  NIL_UUID,
  type FrozenSelection,
} from "#lib/domain/export/export-request.ts";
import {
  formatWatermark,
  parseWatermark,
} from "#lib/domain/export/watermark.ts";
import { withAbsoluteTimes } from "#lib/domain/filter/absolute-times.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * Fixes what a filter selects: relative times become instants, and a watermark keeps out what is stored later.
 *
 * Everything acknowledged before the call is in it, and nothing that is committed after it,
 * whatever ids and times that has. It waits for nobody.
 *
 * @param given.watermark as an earlier selection had it
 * @throws {AppError} `conflict` for a watermark that was never given; `unavailable`
 */
export async function freezeSelection(
  context: Context,
  filter: EventFilter,
  { watermark = null }: { readonly watermark?: string | null } = {},
): Promise<FrozenSelection> {
  authorize(context, "read_personal");
  return {
    filter: withAbsoluteTimes(filter, context.now),
    watermark: await requireWatermark(context, watermark),
  };
}

/** The watermark that was given, or one of now; with its errors. */
export async function requireWatermark(
  { access }: Context,
  given: string | null,
): Promise<string> {
  if (given === null) {
    const { position, newestId } = await takePosition(access.sources);
    return formatWatermark({ eventId: newestId ?? NIL_UUID, position });
  }
  if (await isPast(parseWatermark(given).position)) return given;
  throw new AppError(
    "conflict",
    "What this watermark would hold is not stored yet. Ask without it.",
    { field: "watermark" },
  );
}
