/** As Voucherify calls what happens: a kind of thing, and words of plain letters behind it. */
const ownForm =
  /^(?:manual_distribution_schedule|(?:business_validation_rule|campaign|customer|loyalty|order|product|promotion|publication|redemption|referral|reward|sku|validation|voucher)(?:\.[a-z_]{1,30}){1,5})$/;

/** A type of event that has the form of Voucherify's own, else null: whoever designs a payload may put an e-mail address there. */
export function ownEventType(type: string | null): string | null {
  return type !== null && ownForm.test(type) ? type : null;
}
