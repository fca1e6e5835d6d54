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

const retentionPreviewSchema = z.strictObject({
  events: z.int(),
  /** As `2026-01`, oldest first. */
  months: z.array(z.string()),
});
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

export const retentionSchema = z.strictObject({
  months: z.int().nullable(),
  /** What would be removed now; only where it was asked for. */
  preview: retentionPreviewSchema.exactOptional(),
});
export type Retention = z.infer<typeof retentionSchema>;

/** That events are missing which a report would reach back to. */
export const removedMonthsSchema = z.strictObject({
  /** What was received before this is no longer kept: the beginning of a month (UTC). */
  before: z.iso.datetime(),
  removedAt: z.iso.datetime(),
});
export type RemovedMonths = z.infer<typeof removedMonthsSchema>;

/** The line of a report that reaches further back than what is kept. */
export function removedMonthsInWords({
  before,
  removedAt,
}: RemovedMonths): string {
  return `Events of the months before ${before.slice(0, 7)} (UTC) were removed by retention, the last of them on ${removedAt.slice(0, 10)}.`;
}
