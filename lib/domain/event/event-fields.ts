import { detailFields } from "./detail-fields.ts";
import { otherItemFields } from "./other-item-fields.ts";
import { defaultFields } from "./default-fields.ts";

/*
 * Every field of an event. From here come the columns that are written and read, the schemas of the API,
 * what an export can have, what filters ask for with all their words, what is counted by, what is hidden from those
 * who may not see personal data, and what erasure empties. A field's name is where the API has it:
 * `customer.email` is `email` of `customer`. The order is that of an export's columns.
 */

/** What lists show, and what is known of an event without its page. */
export const itemFields = { ...defaultFields, ...otherItemFields };

export const eventFields = { ...itemFields, ...detailFields };

export type EventFieldName = keyof typeof eventFields;

/** The names of all fields, in their order. */
export const eventFieldNames = namesOf(eventFields);

export const defaultFieldNames = namesOf(defaultFields);

function namesOf<Of extends object>(fields: Of): (keyof Of)[] {
  // TypeScript does not follow keys through `keys`.
  return Object.keys(fields) as (keyof Of)[];
}
