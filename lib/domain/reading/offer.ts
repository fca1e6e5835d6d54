import { z } from "zod";
import { exactNumberSchema } from "#lib/domain/json/exact-number.ts";

/**
 * What a code or promotion gives. Money is an integer times 100, whatever the
 * currency (Voucherify's rule); percentages and points are plain numbers.
 */
export const offerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("amount"),
    amountOff: exactNumberSchema.nullable(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("percent"),
    percentOff: exactNumberSchema.nullable(),
    amountLimit: exactNumberSchema.nullable(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("fixed"),
    fixedAmount: exactNumberSchema.nullable(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("unit"),
    units: z.array(
      z.strictObject({
        count: exactNumberSchema.nullable(),
        name: z.string().nullable(),
      }),
    ),
    freeShipping: z.boolean(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("gift_card"),
    balance: exactNumberSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal("loyalty_card"),
    points: exactNumberSchema.nullable(),
  }),
]);
export type Offer = z.infer<typeof offerSchema>;
