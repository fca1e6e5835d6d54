import { expect, it } from "vitest";
import { formatMoney } from "./money.ts";

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
