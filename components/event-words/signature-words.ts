import type { Signature } from "#lib/domain/event/event-values.ts";

export const signatureWords: Readonly<Record<Signature, string>> = {
  valid: "Signature valid",
  invalid: "Signature wrong",
  missing: "No signature",
  not_checked: "Signature not checked",
};
