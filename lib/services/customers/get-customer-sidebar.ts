import { visible } from "#lib/services/visible.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  type OfferRow,
  selectCustomerSidebar,
} from "#lib/db/customers/select-customer-sidebar.ts";
import type { CustomerKey } from "#lib/db/customers/select-customer-overview.ts";
import type {
  LastKnownSegment,
  SentOffer,
} from "#lib/domain/customer/customer-history.ts";
import type { EventItem } from "#lib/domain/event/event.ts";

export type CustomerSidebar = {
  /** The newest of each, newest first. */
  readonly offers: readonly SentOffer[];
  readonly segments: readonly LastKnownSegment[];
  /** Events of the customer that are no entries, newest first. */
  readonly otherEvents: readonly EventItem[];
  /** Each list has at most so many. */
  readonly most: number;
};

const most = 30;

/**
 * What a customer was sent, where they were last known to be, and their other events.
 *
 * @throws {AppError} as `readWithin` does
 */
export async function getCustomerSidebar(
  context: Context,
  customer: CustomerKey,
): Promise<CustomerSidebar> {
  authorize(context, "read");
  const { offers, segments, otherEvents } = await selectCustomerSidebar(
    context.access.sources,
    customer,
    most,
  );
  return {
    offers: offers.map((offer) => visible.offer(context, toOffer(offer))),
    segments: visible.things(context, segments).map((segment) => ({
      ...segment,
      enteredAt: segment.enteredAt?.toISOString() ?? null,
      leftAt: segment.leftAt?.toISOString() ?? null,
    })),
    otherEvents: otherEvents.map((event) => visible.item(context, event)),
    most,
  };
}

function toOffer(offer: OfferRow): SentOffer {
  return {
    eventId: offer.eventId,
    at: offer.at.toISOString(),
    code: offer.code,
    promotionTier:
      offer.promotionTierId === null
        ? null
        : { id: offer.promotionTierId, name: offer.promotionTierName },
    publicationId: offer.publicationId,
  };
}
