import type { KeyValue } from "#components/ui/key-values.tsx";
import type { PromotionTier } from "#lib/domain/voucherify/promotion-tier.ts";
import { entriesHref } from "#lib/url/hrefs.ts";
import { fact, idFact, metadataFacts, shownFact } from "./fact.tsx";
import { DimensionLink } from "./dimension-link.tsx";
import { Validity } from "./validity.tsx";

export const shownOfPromotionTier: readonly string[] = [
  "id",
  "name",
  "banner",
  "start_date",
  "expiration_date",
  "metadata",
];

/** The promotion that the customer was told of, a row each. */
export function promotionRows(tier: PromotionTier): readonly KeyValue[] {
  const { id, name, start_date: from, expiration_date: to } = tier;
  return [
    shownFact(
      "Promotion",
      <DimensionLink
        name={name}
        href={id ? entriesHref({ promotionTier: [id] }) : null}
      />,
    ),
    fact("Banner", tier.banner),
    ...(from || to
      ? [shownFact("Promotion runs", <Validity from={from} to={to} />)]
      : []),
    idFact("Promotion tier ID", id),
    ...metadataFacts(tier.metadata, "promotion metadata"),
  ];
}
