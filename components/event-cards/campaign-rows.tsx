import type { KeyValue } from "#components/ui/key-values.tsx";
import type { Campaign } from "#lib/domain/voucherify/campaign.ts";
import { dimensionHref } from "#lib/url/hrefs.ts";
import { enumWords } from "./enum-words.ts";
import { fact, idFact, ifSent, metadataFacts, shownFact } from "./fact.tsx";
import { DimensionLink } from "./dimension-link.tsx";
import { Validity } from "./validity.tsx";

export const shownOfCampaign: readonly string[] = [
  "id",
  "name",
  "campaign_type",
  "type",
  "description",
  "start_date",
  "expiration_date",
  "metadata",
];

/** The campaign behind the code or promotion, a row each. */
export function campaignRows(campaign: Campaign): readonly KeyValue[] {
  const { id, name, start_date: from, expiration_date: to } = campaign;
  const kind = [campaign.campaign_type, campaign.type]
    .filter((part) => part !== null && part !== undefined)
    .map(enumWords)
    .join(" · ");
  return [
    shownFact(
      "Campaign",
      <DimensionLink
        name={name}
        href={id ? dimensionHref("campaign", id) : null}
      />,
    ),
    fact("Campaign type", kind === "" ? null : kind),
    ...ifSent("Description", campaign.description),
    ...(from || to
      ? [shownFact("Campaign runs", <Validity from={from} to={to} />)]
      : []),
    idFact("Campaign ID", id),
    ...metadataFacts(campaign.metadata, "campaign metadata"),
  ];
}
