import {
  decimalText,
  type Numeric,
  numericText,
  toDecimal,
} from "#lib/domain/json/sent-number.ts";
import { MAX_DECIMALS } from "./number.ts";

/**
 * An amount as Voucherify sends it, an integer times 100 whatever the currency, as
 * English text to its last digit: `1234500` and `EUR` give "12,345.00 EUR". Payloads carry no
 * currency: without one from our configuration the number stands alone.
 */
export function formatMoney(amount: Numeric, currency: string | null): string {
  const isCode = currency !== null && /^[A-Za-z]{3}$/.test(currency);
  const number = format(amount, isCode ? currency.toUpperCase() : null);
  return isCode ? `${number} ${currency.toUpperCase()}` : number;
}

function format(amount: Numeric, currency: string | null): string {
  const decimal = toDecimal(amount);
  if (!decimal || decimal.exponent < 2 - MAX_DECIMALS) {
    return `${numericText(amount)} / 100`;
  }
  const { digits, exponent } = decimal;
  return formatterFor(currency).format(
    decimalText({ digits, exponent: exponent - 2 }),
  );
}

const formatters = new Map<string | null, Intl.NumberFormat>();

/** A currency has the decimals that are usual for it, and more where an amount needs them. */
function formatterFor(currency: string | null): Intl.NumberFormat {
  const known = formatters.get(currency);
  if (known) return known;
  const usual =
    currency === null
      ? 2
      : (new Intl.NumberFormat("en", {
          style: "currency",
          currency,
        }).resolvedOptions().minimumFractionDigits ?? 2);
  const made = new Intl.NumberFormat("en", {
    minimumFractionDigits: Math.min(usual, 2),
    maximumFractionDigits: MAX_DECIMALS,
  });
  formatters.set(currency, made);
  return made;
}
