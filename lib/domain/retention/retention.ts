import { z } from "zod";

const takesMonths = "takes a whole number of months from 1 to 1200, or null";

/** For how many months events are kept; null: for ever. */
export const retentionChangeSchema = z.strictObject(
  {
    months: z
      .int(takesMonths)
      .min(1, takesMonths)
      .max(1_200, takesMonths)
      .nullable(),
  },
  "takes a JSON object",
);
export type RetentionChange = z.infer<typeof retentionChangeSchema>;

export const retentionSchema = z.strictObject({
  months: z.int().nullable(),
  /** What would be removed now; only where it was asked for. */
  preview: z
    .strictObject({
      events: z.int(),
      /** As `2026-01`, oldest first. */
      months: z.array(z.string()),
    })
    .exactOptional(),
});
export type Retention = z.infer<typeof retentionSchema>;
