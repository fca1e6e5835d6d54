import { Gift, type IconNode, Percent, Ticket, TriangleAlert } from "lucide";
import { type KeyValue, KeyValues } from "#components/ui/key-values.tsx";
import { Section } from "#components/ui/section.tsx";
import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type { ParsedPayload } from "#lib/domain/reading/parse-payload.ts";
import { AlsoSent } from "./also-sent.tsx";
import { campaignRows, shownOfCampaign } from "./campaign-rows.tsx";
import { shownFact } from "./fact.tsx";
import { promotionRows, shownOfPromotionTier } from "./promotion-rows.tsx";
import { publicationRows, shownOfPublication } from "./publication-rows.tsx";
import { remainingParts } from "./remaining-parts.ts";
import { shownOfVoucher, voucherRows } from "./voucher-rows.tsx";

/** What the customer was sent beside the message: the group of its purpose, or whichever of its objects came. */
export function OfferCard({
  event,
  payload: { voucher, publication, promotionTier, campaign },
}: {
  event: Pick<EventDetail, "purpose" | "offer" | "source">;
  payload: ParsedPayload;
}) {
  const { currency } = event.source;
  const sent = [
    campaign && "campaign",
    promotionTier && "promotion tier",
    voucher && "voucher",
    publication && "publication",
  ].filter((name) => name !== null);
  if (sent.length === 0) return null;

  const gives: KeyValue = shownFact(
    "Gives",
    event.offer && describeOffer(event.offer, currency),
  );
  const told = [
    ...(voucher ? voucherRows(voucher.value, currency) : []),
    ...(promotionTier ? promotionRows(promotionTier.value) : []),
    ...(publication ? publicationRows(publication.value) : []),
    ...(campaign ? campaignRows(campaign.value) : []),
  ];
  const [title, icon] = headings(event.purpose);
  return (
    <Section title={title} note={sentWords(sent)} icon={icon}>
      <KeyValues
        columns={2}
        items={[...told.slice(0, 1), gives, ...told.slice(1)]}
      />
      {voucher ? (
        <AlsoSent
          parts={remainingParts(voucher, shownOfVoucher)}
          within={voucher.path}
          of="voucher"
        />
      ) : null}
      {promotionTier ? (
        <AlsoSent
          parts={remainingParts(promotionTier, shownOfPromotionTier)}
          within={promotionTier.path}
          of="promotion tier"
        />
      ) : null}
      {publication ? (
        <AlsoSent
          parts={remainingParts(publication, shownOfPublication)}
          within={publication.path}
          of="publication"
        />
      ) : null}
      {campaign ? (
        <AlsoSent
          parts={remainingParts(campaign, shownOfCampaign)}
          within={campaign.path}
          of="campaign"
        />
      ) : null}
    </Section>
  );
}

function headings(
  purpose: EventDetail["purpose"],
): readonly [string, IconNode] {
  switch (purpose) {
    case "unique_codes":
      return ["Unique code", Ticket];
    case "promotion":
      return ["Promotion", Percent];
    case "contradiction":
      return ["Offer, inconsistent", TriangleAlert];
    case "plain_message":
    case null:
      return ["Offer", Gift];
  }
}

function sentWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length === 1
    ? `${last} was sent`
    : `${names.slice(0, -1).join(", ")} and ${last} were sent`;
}
