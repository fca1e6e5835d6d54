import type { Rejection } from "#lib/domain/event/event-values.ts";

/** Why a request was rejected, in the few words that fit a line; the event's page tells the rest. */
export const rejectionReason: Readonly<Record<Rejection, string>> = {
  signature_missing: "no signature",
  signature_malformed: "malformed signature",
  signature_of_reformatted_body: "body changed after signing",
  signature_of_retired_secret: "signed with a retired secret",
  signature_of_other_source: "signed for another source",
  signature_secret_has_white_space: "stored secret has white space",
  signature_mismatch: "wrong signature",
  body_too_large: "body too large",
  key_revoked: "address revoked",
};
