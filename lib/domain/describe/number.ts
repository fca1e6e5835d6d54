import {
  decimalText,
  type Numeric,
  numericText,
  toDecimal,
} from "#lib/domain/json/sent-number.ts";

/** As many decimals as `Intl` writes. */
export const MAX_DECIMALS = 100;

const plain = new Intl.NumberFormat("en", {
  maximumFractionDigits: MAX_DECIMALS,
});

/** A number to its last digit, as English text: `12345678901234567890` gives "12,345,678,901,234,567,890". */
export function formatNumber(value: Numeric): string {
  const decimal = toDecimal(value);
  return decimal && decimal.exponent >= -MAX_DECIMALS
    ? plain.format(decimalText(decimal))
    : numericText(value);
}
