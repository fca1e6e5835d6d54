import type { Signature } from "#lib/domain/event/event-values.ts";

/** In a table or a sentence that speaks of signatures already. */
export const signatureVerdicts: Readonly<Record<Signature, string>> = {
  valid: "valid",
  invalid: "wrong",
  missing: "missing",
  not_checked: "not checked",
};

export const signatureWords: Readonly<Record<Signature, string>> = {
  valid: "Signature valid",
  invalid: "Signature wrong",
  missing: "No signature",
  not_checked: "Signature not checked",
};
