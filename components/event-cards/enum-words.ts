/** Voucherify's spelling of a choice as words: `DISCOUNT_COUPONS` is "Discount coupons". Other text stays as it is. */
export function enumWords(value: string): string {
  if (!/^[A-Z0-9]+(_[A-Z0-9]+)*$/.test(value)) return value;
  const words = value.toLowerCase().replaceAll("_", " ");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return sentence.replace(/\bapi\b/i, "API");
}
