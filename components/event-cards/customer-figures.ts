import type { Customer } from "#lib/domain/voucherify/customer.ts";
import { type Numeric, toDouble } from "#lib/domain/json/sent-number.ts";
import { formatNumber } from "#lib/domain/describe/number.ts";
import { formatMoney } from "#lib/domain/describe/money.ts";
import { formatTime } from "#lib/domain/time/format-time.ts";
import { durationWords } from "#components/event-words/duration-words.ts";
import type { Part } from "./proportions.ts";

export type FigurePart = Part & { readonly tone: "good" | "bad" | "spent" };

export type Figure = {
  readonly label: string;
  /** Null where it was not sent, which is not zero. */
  readonly value: string | null;
  readonly details: readonly string[];
  /** The parts of what the figure counts; empty where there are none to compare. */
  readonly parts: readonly FigurePart[];
};

type Summary = NonNullable<Customer["summary"]>;
type Redemptions = Summary["redemptions"];
type Orders = Summary["orders"];
type Amount = Numeric | null | undefined;

/**
 * A customer's summary as figures a marketer reads. Points and counts are plain,
 * money comes times 100 and is shown in the source's currency.
 *
 * @param at when the event happened or came, ISO 8601: the last order is told as time before it
 * @param zone whose day the last order was on
 */
export function customerFigures(
  customer: Customer,
  currency: string | null,
  at: string,
  zone: string,
): readonly Figure[] {
  const orders = customer.summary?.orders;
  const redemptions = customer.summary?.redemptions;
  const money = (amount: Amount) =>
    isSent(amount) ? formatMoney(amount, currency) : null;
  return [
    ordersFigure(orders, money),
    lastOrderFigure(orders, money, at, zone),
    redemptionsFigure(redemptions),
    giftFigure(redemptions, money),
    pointsFigure(redemptions, customer.loyalty),
    referralsFigure(customer),
  ];
}

type Money = (amount: Amount) => string | null;

function ordersFigure(orders: Orders, money: Money): Figure {
  const total = money(orders?.total_amount);
  const average = money(orders?.average_amount);
  return {
    label: "Orders",
    value: count(orders?.total_count),
    details: sentOnly([
      total === null ? null : `${total} in all`,
      average === null ? null : `average ${average}`,
    ]),
    parts: [],
  };
}

function lastOrderFigure(
  orders: Orders,
  money: Money,
  at: string,
  zone: string,
): Figure {
  const amount = money(orders?.last_order_amount);
  const date = orders?.last_order_date;
  const isNone = orders?.total_count === 0 && !isSent(date);
  return {
    label: "Last order",
    value: isNone ? "none" : amount,
    details: sentOnly([
      isNone && amount !== null ? `${amount} sent` : null,
      isSent(date) ? lastOrderWords(date, at, zone) : null,
      isNone ? "only paid and fulfilled orders count" : null,
      !isNone && amount !== null && !isSent(date) ? "date not sent" : null,
    ]),
    parts: [],
  };
}

function lastOrderWords(date: string, at: string, zone: string): string {
  const then = Date.parse(date);
  if (Number.isNaN(then)) return date;
  const before = Date.parse(at) - then;
  return `${formatTime(new Date(then), zone, "day")} · ${durationWords(before)} ${before < 0 ? "after" : "before"} this`;
}

function redemptionsFigure(redemptions: Redemptions): Figure {
  const succeeded = redemptions?.total_succeeded;
  const failed = redemptions?.total_failed;
  const rolledBack = redemptions?.total_rolled_back;
  return {
    label: "Redemptions",
    value: count(redemptions?.total_redeemed ?? succeeded),
    details: sentOnly([
      worded(succeeded, "succeeded"),
      worded(failed, "failed"),
      worded(rolledBack, "rolled back"),
    ]),
    parts: [
      {
        label: "succeeded and kept",
        value: toDouble(succeeded ?? 0) - toDouble(rolledBack ?? 0),
        tone: "good",
      },
      { label: "rolled back", value: toDouble(rolledBack ?? 0), tone: "spent" },
      { label: "failed", value: toDouble(failed ?? 0), tone: "bad" },
    ],
  };
}

function giftFigure(redemptions: Redemptions, money: Money): Figure {
  const gift = redemptions?.gift;
  const spent = money(gift?.redeemed_amount);
  return {
    label: "Gift credit left",
    value: money(gift?.amount_to_go),
    details: sentOnly([spent === null ? null : `${spent} spent`]),
    parts: spentAndLeft(gift?.redeemed_amount, gift?.amount_to_go),
  };
}

function pointsFigure(
  redemptions: Redemptions,
  loyalty: Customer["loyalty"],
): Figure {
  const card = redemptions?.loyalty_card;
  return {
    label: "Points to spend",
    value: count(card?.points_to_go),
    details: sentOnly([
      worded(card?.redeemed_points, "spent"),
      worded(loyalty?.points, "loyalty points", "loyalty point"),
    ]),
    parts: spentAndLeft(card?.redeemed_points, card?.points_to_go),
  };
}

function referralsFigure({ loyalty, referrals }: Customer): Figure {
  const made = count(loyalty?.referred_customers);
  const received = count(referrals?.total);
  return {
    label: "Referrals",
    value: made === null ? null : `${made} made`,
    details: [received === null ? "received not sent" : `${received} received`],
    parts: [],
  };
}

function spentAndLeft(spent: Amount, left: Amount): readonly FigurePart[] {
  return [
    { label: "spent", value: toDouble(spent ?? 0), tone: "spent" },
    { label: "left", value: toDouble(left ?? 0), tone: "good" },
  ];
}

function isSent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function count(value: Amount): string | null {
  return isSent(value) ? formatNumber(value) : null;
}

function worded(value: Amount, words: string, one = words): string | null {
  if (!isSent(value)) return null;
  const number = formatNumber(value);
  return `${number} ${number === "1" ? one : words}`;
}

function sentOnly(details: readonly (string | null)[]): readonly string[] {
  return details.filter((detail) => detail !== null);
}
