import { expect, it } from "vitest";
import { toNumeric } from "#lib/domain/json/sent-number.ts";
import { formatMoney } from "./money.ts";
import { formatNumber } from "./number.ts";

it.each([
  [1_234_567, "EUR", "12,345.67 EUR"],
  [1_500, null, "15.00"],
  [0, null, "0.00"],
  [99, "usd", "0.99 USD"],
  [-250, "EUR", "-2.50 EUR"],
  // Times 100 whatever the currency, as Voucherify documents.
  [100_000, "JPY", "1,000 JPY"],
  [100_050, "JPY", "1,000.5 JPY"],
  [1_500, "KWD", "15.00 KWD"],
  // The schema says number, not integer.
  [1_500.5, "EUR", "15.005 EUR"],
  // No configuration may break a page.
  [1_500, "not a currency", "15.00"],
  [1_500, "", "15.00"],
])("writes %d of %s as %s", (amount, currency, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});

it.each([
  ["9007199254740993", "90,071,992,547,409.93 EUR"],
  ["123456789012345678901", "1,234,567,890,123,456,789.01 EUR"],
  ["1e4", "100.00 EUR"],
  ["0.12345678901234567890", "0.001234567890123456789 EUR"],
])("writes %s to its last digit as %s", (sent, text) => {
  expect(formatMoney(toNumeric(sent), "EUR")).toBe(text);
});

it.each([
  ["9007199254740993", "9,007,199,254,740,993"],
  ["1E3", "1,000"],
  ["0.1000000000000000055", "0.1000000000000000055"],
  ["1e999999999", "1e999999999"],
])("writes the number %s as %s", (sent, text) => {
  expect(formatNumber(toNumeric(sent))).toBe(text);
});
