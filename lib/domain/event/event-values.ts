import { z } from "zod";

/**
 * The closed sets of values that an event carries, spelled as the API, the URL
 * and the database spell them.
 */
export const outcomeSchema = z.enum(["accepted", "duplicate", "rejected"]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** `not_checked`: the source has no secret. `missing`: it has one and no signature came. */
export const signatureSchema = z.enum([
  "valid",
  "invalid",
  "missing",
  "not_checked",
]);
export type Signature = z.infer<typeof signatureSchema>;

/** Why an event counts as a repeat of an earlier one. */
export const duplicateKindSchema = z.enum([
  "sender_retry",
  "own_replay",
  "suspected",
]);
export type DuplicateKind = z.infer<typeof duplicateKindSchema>;

/**
 * Why a request was rejected; kept on the event and shown with its remedy.
 * `key_revoked` is on no event: such requests are only counted.
 */
export const rejectionSchema = z.enum([
  "signature_missing",
  "signature_malformed",
  "signature_of_reformatted_body",
  "signature_of_retired_secret",
  "signature_of_other_source",
  "signature_secret_has_white_space",
  "signature_mismatch",
  "body_too_large",
  "key_revoked",
]);
export type Rejection = z.infer<typeof rejectionSchema>;
