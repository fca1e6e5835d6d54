import { db } from "#lib/db/connection/client.ts";
import { countErasable } from "#lib/db/erasure/count-erasable.ts";
import { findCustomerEvents } from "#lib/db/erasure/find-customer-events.ts";
import type { ErasurePreview } from "#lib/domain/customer/erasure.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { findMentions } from "#lib/db/erasure/find-mentions.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * What erasing a customer would take in now.
 *
 * @param sourceId null for every source that was sent the id
 * @throws {AppError} `forbidden`
 */
export async function previewErasure(
  context: Context,
  { id, sourceId }: { readonly id: string; readonly sourceId: string | null },
): Promise<ErasurePreview> {
  authorize(context, "administer");
  const scope = context.access.sources;
  const own = await findCustomerEvents(db(), scope, {
    customerId: boundedText(id, 256),
    sourceId,
  });
  const counted = await countErasable(db(), own);
  const mentions = await findMentions(db(), scope, own, { sourceId });
  const ofOthers = mentions.filter(({ isOfAnother }) => isOfAnother).length;
  return { ...counted, mentions: { events: mentions.length, ofOthers } };
}
