import { db } from "#lib/db/connection/client.ts";
import type { Retention } from "#lib/domain/retention/retention.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { previewRetention } from "./preview-retention.ts";

/**
 * For how long events are kept.
 *
 * @param asked.preview adds what would be removed now
 * @param asked.previewed for how many months the preview is; left out: those that are set
 * @throws {AppError} `forbidden`
 */
export async function getRetention(
  context: Context,
  {
    preview = false,
    previewed,
  }: { readonly preview?: boolean; readonly previewed?: number } = {},
): Promise<Retention> {
  authorize(context, "administer");
  const { months } = await db().retention.findUniqueOrThrow({
    where: { id: 1 },
  });
  return preview
    ? { months, preview: await previewRetention(context, previewed ?? months) }
    : { months };
}
