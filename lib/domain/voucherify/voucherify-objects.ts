import type { Campaign } from "./campaign.ts";
import type { Customer } from "./customer.ts";
import type { PromotionTier } from "./promotion-tier.ts";
import type { Publication } from "./publication.ts";
import type { Segment } from "./segment.ts";
import type { Voucher } from "./voucher.ts";

/** Voucherify's objects within a body, each null when it was not sent as an object. */
export type VoucherifyObjects = {
  readonly customer: Customer | null;
  readonly segment: Segment | null;
  readonly campaign: Campaign | null;
  readonly voucher: Voucher | null;
  readonly publication: Publication | null;
  readonly promotionTier: PromotionTier | null;
};
