import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { freezeSelection } from "./freeze-selection.ts";

/**
 * Fixes what an export will hold, so that asking for it again gives the same file.
 *
 * @param asked.watermark null for what is stored now
 * @throws {AppError} as `freezeSelection` does
 */
export async function freezeExport(
  context: Context,
  filter: EventFilter,
  asked: Omit<FrozenExport, "filter" | "watermark"> & {
    readonly watermark: string | null;
  },
): Promise<FrozenExport> {
  authorize(context, "read_personal");
  const { watermark, ...written } = asked;
  return {
    ...written,
    ...(await freezeSelection(context, filter, { watermark })),
  };
}
