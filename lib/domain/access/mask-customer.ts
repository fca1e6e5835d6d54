import type {
  CustomerEntry,
  CustomerOverview,
  SentOffer,
} from "#lib/domain/customer/customer-history.ts";
import { maskEventItem } from "./mask-event.ts";
import { ownId, ownThing } from "#lib/domain/voucherify/own-id.ts";

/** A customer for someone who may not see personal data; figures of their orders are values of payloads. */
export function maskCustomer(customer: CustomerOverview): CustomerOverview {
  return { ...customer, sourceId: null, name: null, email: null, figures: [] };
}

/** An entry of a customer, likewise, without what changed in its body. */
export function maskCustomerEntry(entry: CustomerEntry): CustomerEntry {
  return {
    ...maskEventItem(entry),
    entryNumber: entry.entryNumber,
    place: entry.place,
    arrivedLate: entry.arrivedLate,
    previousEntryId: entry.previousEntryId,
    previousInSegmentAt: entry.previousInSegmentAt,
    difference: null,
    notCompared: null,
  };
}

/** An offer, likewise: that there was one, and when. */
export function maskSentOffer(offer: SentOffer): SentOffer {
  return {
    ...offer,
    code: null,
    ...(offer.code !== null && { isCodeHidden: true }),
    promotionTier: ownThing(offer.promotionTier),
    publicationId: ownId(offer.publicationId),
  };
}
