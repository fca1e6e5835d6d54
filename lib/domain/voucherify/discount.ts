import { z } from "zod";
import { flag, number, oneOf, text } from "./field.ts";

const productSchema = z
  .looseObject({ id: text, source_id: text, name: text })
  .nullish();

const unitFields = {
  /** How many items are given. */
  unit_off: number,
  unit_off_formula: text,
  /** Id of a product or SKU; `prod_5h1pp1ng` is free shipping. */
  unit_type: text,
  product: productSchema,
  sku: productSchema,
};

/**
 * A discount of any type: `type` says which of the fields hold. One object with
 * every field rather than a union, because bodies mix them (`units: null` within
 * an AMOUNT) and a field of the wrong type must not hide the others.
 */
export const discountSchema = z.looseObject({
  type: oneOf("AMOUNT", "PERCENT", "FIXED", "UNIT"),
  effect: oneOf(
    "APPLY_TO_ORDER",
    "APPLY_TO_ITEMS",
    "APPLY_TO_ITEMS_PROPORTIONALLY",
    "APPLY_TO_ITEMS_PROPORTIONALLY_BY_QUANTITY",
    "APPLY_TO_ITEMS_BY_QUANTITY",
    "ADD_MISSING_ITEMS",
    "ADD_NEW_ITEMS",
    "ADD_MANY_ITEMS",
  ),
  is_dynamic: flag,
  /** Money. */
  amount_off: number,
  amount_off_formula: text,
  /** Plain: 10 is 10 %. */
  percent_off: number,
  percent_off_formula: text,
  /** Money: the most that a percentage takes off. */
  amount_limit: number,
  /** Money, most likely: the most that is taken off one order. */
  aggregated_amount_limit: number,
  /** Money: the new price. */
  fixed_amount: number,
  fixed_amount_formula: text,
  ...unitFields,
  units: z
    .array(
      z
        .looseObject({
          ...unitFields,
          effect: oneOf("ADD_NEW_ITEMS", "ADD_MISSING_ITEMS"),
        })
        .nullish(),
    )
    .nullish(),
});
export type Discount = z.infer<typeof discountSchema>;
