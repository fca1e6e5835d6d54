import { db } from "#lib/db/connection/client.ts";
import { countErasable } from "#lib/db/erasure/count-erasable.ts";
import { findCustomerEvents } from "#lib/db/erasure/find-customer-events.ts";
import type { ErasurePreview } from "#lib/domain/customer/erasure.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
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
  const ids = await findCustomerEvents(db(), context.access.sources, {
    customerId: boundedText(id, 256),
    sourceId,
  });
  return countErasable(db(), ids);
}
