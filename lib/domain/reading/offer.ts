import { z } from "zod";

/**
 * What a code or promotion gives. Money is an integer times 100, whatever the
 * currency (Voucherify's rule); percentages and points are plain numbers.
 */
export const offerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("amount"),
    amountOff: z.number().nullable(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("percent"),
    percentOff: z.number().nullable(),
    amountLimit: z.number().nullable(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("fixed"),
    fixedAmount: z.number().nullable(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("unit"),
    units: z.array(
      z.strictObject({
        count: z.number().nullable(),
        name: z.string().nullable(),
      }),
    ),
    freeShipping: z.boolean(),
    effect: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("gift_card"),
    balance: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal("loyalty_card"),
    points: z.number().nullable(),
  }),
]);
export type Offer = z.infer<typeof offerSchema>;
