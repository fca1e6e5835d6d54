import { CopyButton } from "#components/ui/copy-button.tsx";
import type { KeyValue } from "#components/ui/key-values.tsx";
import { type Numeric } from "#lib/domain/json/sent-number.ts";
import { formatNumber } from "#lib/domain/describe/number.ts";
import { formatMoney } from "#lib/domain/describe/money.ts";
import type { Voucher } from "#lib/domain/voucherify/voucher.ts";
import { SentText } from "#components/event-words/sent-text.tsx";
import { enumWords } from "./enum-words.ts";
import { Validity } from "./validity.tsx";
import { fact, idFact, ifSent, metadataFacts, shownFact } from "./fact.tsx";

export const shownOfVoucher: readonly string[] = [
  "id",
  "code",
  "type",
  "gift.amount",
  "gift.balance",
  "loyalty_card.points",
  "loyalty_card.balance",
  "redemption.quantity",
  "redemption.redeemed_quantity",
  "redemption.redeemed_points",
  "redemption.redeemed_amount",
  "start_date",
  "expiration_date",
  "active",
  "holder_id",
  "metadata",
];

/** The code, what it is worth and until when, a row each. */
export function voucherRows(
  voucher: Voucher,
  currency: string | null,
): readonly KeyValue[] {
  const money = (amount: Numeric | null | undefined) =>
    amount === null || amount === undefined
      ? null
      : formatMoney(amount, currency);
  const { gift, loyalty_card: card, redemption } = voucher;
  return [
    shownFact(
      "Code",
      voucher.code ? (
        <span className="inline-flex items-center gap-1">
          <code className="font-mono text-green">
            <SentText text={voucher.code} />
          </code>
          <CopyButton text={voucher.code} label={`code ${voucher.code}`} />
        </span>
      ) : null,
    ),
    fact("Code type", voucher.type ? enumWords(voucher.type) : null),
    ...ifSent("Gift credit", money(gift?.amount)),
    ...ifSent("Gift credit left", money(gift?.balance)),
    ...ifSent("Points on the card", count(card?.points)),
    ...ifSent("Points left on the card", count(card?.balance)),
    fact("Uses", usesWords(redemption)),
    ...ifSent("Points used", count(redemption?.redeemed_points)),
    ...ifSent("Credit used", money(redemption?.redeemed_amount)),
    shownFact(
      "Valid",
      saysNothingOfTimes(voucher) ? null : (
        <Validity
          from={voucher.start_date}
          to={voucher.expiration_date}
          open="from publication"
        />
      ),
    ),
    ...ifSent("Active", yesOrNo(voucher.active)),
    ...(voucher.holder_id ? [idFact("Holder", voucher.holder_id)] : []),
    idFact("Voucher ID", voucher.id),
    ...metadataFacts(voucher.metadata, "code metadata"),
  ];
}

/** Voucherify leaves an end out that is open; whoever designs a payload may leave out one that is not. */
function saysNothingOfTimes(voucher: Voucher): boolean {
  const isOwn = Boolean(voucher.id) || voucher.object === "voucher";
  return (
    !isOwn &&
    voucher.start_date === undefined &&
    voucher.expiration_date === undefined
  );
}

/** A quantity sent as null means unlimited; one not sent at all means nothing. */
function usesWords(redemption: Voucher["redemption"]): string | null {
  if (redemption === null || redemption === undefined) return null;
  const { quantity, redeemed_quantity: redeemed } = redemption;
  const used =
    redeemed === null || redeemed === undefined ? "?" : count(redeemed);
  if (quantity === null) return `${String(used)} of unlimited`;
  return quantity === undefined
    ? `${String(used)}, limit not sent`
    : `${String(used)} of ${formatNumber(quantity)}`;
}

function count(value: Numeric | null | undefined): string | null {
  return value === null || value === undefined ? null : formatNumber(value);
}

function yesOrNo(value: boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : value ? "yes" : "no";
}
