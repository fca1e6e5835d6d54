import type { KeyValue } from "#components/ui/key-values.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";
import { memberEntries } from "#lib/domain/json/json-value.ts";
import { numberKey } from "#lib/domain/json/sent-number.ts";
import { formatNumber } from "#lib/domain/describe/number.ts";
import type { Customer } from "#lib/domain/voucherify/customer.ts";
import { fact, idFact, ifSent, metadataFacts, shownFact } from "./fact.tsx";

/** The fields that `customerRows` and the figures above it show by name; all others are listed by path. */
export const shownOfCustomer: readonly string[] = [
  "id",
  "source_id",
  "name",
  "description",
  "email",
  "phone",
  "birthdate",
  "birthday",
  "address.line_1",
  "address.line_2",
  "address.city",
  "address.postal_code",
  "address.state",
  "address.country",
  "summary.orders.total_amount",
  "summary.orders.total_count",
  "summary.orders.average_amount",
  "summary.orders.last_order_amount",
  "summary.orders.last_order_date",
  "summary.redemptions.total_redeemed",
  "summary.redemptions.total_failed",
  "summary.redemptions.total_succeeded",
  "summary.redemptions.total_rolled_back",
  "summary.redemptions.total_rollback_failed",
  "summary.redemptions.total_rollback_succeeded",
  "summary.redemptions.gift.redeemed_amount",
  "summary.redemptions.gift.amount_to_go",
  "summary.redemptions.loyalty_card.redeemed_points",
  "summary.redemptions.loyalty_card.points_to_go",
  "loyalty.points",
  "loyalty.referred_customers",
  "loyalty.campaigns",
  "referrals.total",
  "referrals.campaigns",
  "metadata",
  "created_at",
  "updated_at",
];

/** Who the customer is, a row each. */
export function customerRows(customer: Customer): readonly KeyValue[] {
  return [
    fact("Name", customer.name),
    fact("E-mail", customer.email),
    fact("Phone", customer.phone),
    fact("Customer source ID", customer.source_id),
    idFact("Customer ID", customer.id),
    fact("Customer since", customer.created_at),
    ...ifSent("Last changed", customer.updated_at),
    ...ifSent("Birthdate", customer.birthdate),
    ...ifSent("Birthday", customer.birthday),
    ...ifSent("Description", customer.description),
    addressRow(customer.address),
    ...ifSent("Last order on", customer.summary?.orders?.last_order_date),
    ...rollbackRows(customer),
    ...loyaltyRows(customer.loyalty),
    ...referralRows(customer.referrals),
    ...metadataFacts(customer.metadata),
  ];
}

function addressRow(address: Customer["address"]): KeyValue {
  const lines = [
    address?.line_1,
    address?.line_2,
    [address?.postal_code, address?.city].filter(Boolean).join(" "),
    address?.state,
    address?.country,
  ].filter(isText);
  return shownFact(
    "Address",
    lines.length === 0 ? null : (
      <address className="not-italic">
        {lines.map((line, index) => (
          <span key={index} className="block">
            <SentText text={line} />
          </span>
        ))}
      </address>
    ),
  );
}

function rollbackRows({ summary }: Customer): readonly KeyValue[] {
  const succeeded = summary?.redemptions?.total_rollback_succeeded ?? 0;
  const failed = summary?.redemptions?.total_rollback_failed ?? 0;
  return numberKey(succeeded) === "0" && numberKey(failed) === "0"
    ? []
    : [
        shownFact(
          "Rollbacks",
          `${formatNumber(succeeded)} succeeded · ${formatNumber(failed)} failed`,
        ),
      ];
}

/** More would push everything else off the page; the rest is counted and in the body. */
const maxCampaigns = 30;

function loyaltyRows(loyalty: Customer["loyalty"]): readonly KeyValue[] {
  const campaigns = memberEntries(loyalty?.campaigns ?? {});
  const rows = campaigns.slice(0, maxCampaigns).map(([name, campaign]) => ({
    key: `loyalty ${name}`,
    label: (
      <>
        <SentText className="wrap-anywhere" text={name} />{" "}
        <span className="text-ink-3">loyalty</span>
      </>
    ),
    value: loyaltyWords(campaign),
  }));
  return rows.length < campaigns.length
    ? [...rows, fact("More loyalty campaigns", loyalty?.campaigns)]
    : rows;
}

function pointsWords(number: string): string {
  return `${number} ${number === "1" ? "point" : "points"}`;
}

function loyaltyWords(
  campaign: NonNullable<NonNullable<Customer["loyalty"]>["campaigns"]>[string],
): string {
  const { points, loyalty_tier, referred_customers } = campaign ?? {};
  const words = [
    ...(isSent(points) ? [pointsWords(formatNumber(points))] : []),
    ...(isSent(loyalty_tier) ? [`tier ${loyalty_tier}`] : []),
    ...(isSent(referred_customers)
      ? [`${formatNumber(referred_customers)} referred`]
      : []),
  ];
  return words.length === 0 ? "points not sent" : words.join(" · ");
}

function referralRows(referrals: Customer["referrals"]): readonly KeyValue[] {
  const campaigns = referrals?.campaigns ?? [];
  return campaigns.length === 0 ? [] : [fact("Referred by", campaigns)];
}

function isText(line: string | null | undefined): line is string {
  return isSent(line) && line !== "";
}

function isSent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
