import { z } from "zod";
import { replayRunSchema, skipReasonSchema } from "./replay-run.ts";

/** What became of one event of a run: a line of its report. */
export const reportLineSchema = z.strictObject({
  /** In the order of sending, from 1. */
  position: z.int(),
  eventId: z.uuid(),
  /** In the words of the run's counts: what is being sent is pending. */
  state: z.enum(["pending", "delivered", "failed", "skipped", "in_doubt"]),
  skipReason: skipReasonSchema.nullable(),
  attempts: z.int(),
  /** Of the last attempt; null where none was made. */
  lastAttemptAt: z.iso.datetime().nullable(),
  status: z.int().nullable(),
  failure: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ReportLine = z.infer<typeof reportLineSchema>;

/** What a run was, and what proves the file of its report. */
export const reportManifestSchema = z.strictObject({
  kind: z.literal("segment-inspector replay 1"),
  madeAt: z.iso.datetime(),
  fileName: z.string(),
  run: replayRunSchema,
  rows: z.int(),
  bytes: z.int(),
  /** Lower-case hex, of the whole file. While the run goes on the file changes. */
  sha256: z.string(),
  /** The path that gives the file. */
  address: z.string(),
});
export type ReportManifest = z.infer<typeof reportManifestSchema>;

export function reportFileName(runId: string): string {
  return `replay-${runId}.ndjson`;
}
