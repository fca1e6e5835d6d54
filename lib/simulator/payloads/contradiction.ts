import type { EntryData } from "./entry.ts";
import type { ExpectedObjects } from "./expected-reading.ts";
import type { Prng } from "#lib/simulator/prng.ts";

type Sent = { readonly data: EntryData; readonly objects: ExpectedObjects };

/** The same entry with an object too many or too few, so that it fits no purpose. */
export function makeContradiction(sent: Sent, prng: Prng): Sent {
  const { data } = sent;
  if (data.voucher)
    return without(sent, prng.pick(["campaign", "voucher", "publication"]));
  if (data.promotion_tier)
    return without(sent, prng.pick(["campaign", "promotion_tier"]));
  const tier = { id: `promo_${prng.letters(24)}`, name: "Tier of nothing" };
  return {
    data: { ...data, promotion_tier: { ...tier, banner: null, metadata: {} } },
    objects: { ...sent.objects, promotionTier: tier },
  };
}

function without(
  { data, objects }: Sent,
  key: "campaign" | "promotion_tier" | "voucher" | "publication",
): Sent {
  return {
    data: { ...data, [key]: null },
    objects: {
      ...objects,
      // Of a code, campaign and voucher both tell the offer; of a promotion, the tier alone.
      ...(key === "promotion_tier" && { offer: null }),
      [key === "promotion_tier" ? "promotionTier" : key]: null,
    },
  };
}
