/** As Voucherify makes ids: a prefix of the kind of thing, an underscore, letters and digits. */
const ownForm = /^[a-z]{1,12}_[A-Za-z0-9]{1,64}$/;

/**
 * An id that has the form of Voucherify's own, else null: whoever designs a payload may put
 * an e-mail address or a merchant's number where an id belongs.
 */
export function ownId(id: string | null): string | null {
  return id !== null && ownForm.test(id) ? id : null;
}

/** A segment, campaign or tier likewise: of one that is not Voucherify's own the designer chose the name, too. */
export function ownThing(
  thing: { readonly id: string | null; readonly name: string | null } | null,
): { readonly id: string | null; readonly name: string | null } | null {
  if (thing === null) return null;
  return ownId(thing.id) === null ? { id: null, name: null } : thing;
}
