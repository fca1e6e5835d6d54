/**
 * An amount as Voucherify sends it, an integer times 100 whatever the currency, as
 * English text: `1234500` and `EUR` give "12,345.00 EUR". Payloads carry no
 * currency: without one from our configuration the number stands alone.
 */
export function formatMoney(amount: number, currency: string | null): string {
  const isCode = currency !== null && /^[A-Za-z]{3}$/.test(currency);
  const number = formatterFor(isCode ? currency.toUpperCase() : null).format(
    amount / 100,
  );
  return isCode ? `${number} ${currency.toUpperCase()}` : number;
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
    maximumFractionDigits: 4,
  });
  formatters.set(currency, made);
  return made;
}
