import { z } from "zod";

/**
 * What can be odd about a body. The kinds are closed so that people can filter
 * by them and counts can be compared over time.
 */
export const problemKindSchema = z.enum([
  "empty_body",
  "compressed_body",
  "wrapped_body",
  "not_utf8",
  "not_json",
  "unexpected_type",
  "number_as_text",
  "missing_key",
  "unknown_value",
  "bad_time",
  "contradiction",
  "disagreement",
  "foreign_project",
  "repeat_differs",
  "publication_failed",
  "expired_on_arrival",
  "not_yet_valid",
  "used_up",
  "inactive",
  "code_reused",
  "unresolved_placeholder",
  "hidden_characters",
  "event_type_assumed",
  "read_by_mapping",
  "designer_preview",
  "duplicate_key",
  "text_cut",
  "not_searchable",
  "more_problems",
]);
export type ProblemKind = z.infer<typeof problemKindSchema>;

/**
 * One departure from what Voucherify documents.
 *
 * `path` is a JSON path into the body as sent (`$.data.customer.email`), `$` for the whole.
 * `message` is a plain sentence for a marketer that names the thing. `severity`
 * `warning` puts the event under "needs attention"; `note` does not.
 */
export const problemSchema = z.strictObject({
  kind: problemKindSchema,
  severity: z.enum(["note", "warning"]),
  path: z.string(),
  message: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
