import { db } from "#lib/db/connection/client.ts";
import type { Retention } from "#lib/domain/retention/retention.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { previewRetention } from "./preview-retention.ts";

/**
 * For how long events are kept.
 *
 * @param asked.preview adds what would be removed now
 * @throws {AppError} `forbidden`
 */
export async function getRetention(
  context: Context,
  { preview = false }: { readonly preview?: boolean } = {},
): Promise<Retention> {
  authorize(context, "administer");
  const { months } = await db().retention.findUniqueOrThrow({
    where: { id: 1 },
  });
  return preview
    ? { months, preview: await previewRetention(context, months) }
    : { months };
}
