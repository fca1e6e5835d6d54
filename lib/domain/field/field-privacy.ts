/** Who may see a field's value, and what becomes of it when its customer is erased. */
export type FieldPrivacy = {
  /**
   * What those see who may not see personal data: the value; nothing; the value where it is an id, or a type of event, as
   * Voucherify makes them; or the value where the id of the same object, or of the event's distribution, is one. Whoever
   * designs a payload may put an address where an id belongs.
   */
  readonly masked:
    | "shown"
    | "hidden"
    | "own_id"
    | "own_type"
    | "of_own_id"
    | "of_own_distribution";
  /** Whether erasure empties it: never, always, or where it holds what is known of the customer. */
  readonly erased: "never" | "always" | "where_named";
  /** Whether its value tells who the customer is, so that erasure looks for it in all other places. */
  readonly isTraced: boolean;
};

/** Ours, and of nobody. */
export const plain = privacy("shown", "never");

/** Tells who somebody is: a name, an address, a code of theirs. */
export const personal = privacy("hidden", "always", true);

/** An id of somebody, or of what they alone were sent. */
export const personalId = privacy("own_id", "always", true);

/** An id of what many have in common: a segment, a campaign. */
export const sharedId = privacy("own_id", "where_named");

/** What the object of such an id is called. */
export const sharedName = privacy("of_own_id", "where_named");

/** A type of event. */
export const kindText = privacy("own_type", "where_named");

/** What a marketer called the events of a distribution. */
export const distributionName = privacy("of_own_distribution", "where_named");

/** Text of the sender's that nobody needs who may not see personal data. */
export const senderText = privacy("hidden", "where_named");

export function privacy(
  masked: FieldPrivacy["masked"],
  erased: FieldPrivacy["erased"],
  isTraced = false,
): FieldPrivacy {
  return { masked, erased, isTraced };
}
