import type { Rejection } from "#lib/domain/event/event-values.ts";
import type {
  SignatureExplanation,
  SignatureTrial,
} from "#lib/domain/event/signature-explanation.ts";

/** Why a signature does not fit by the secrets as they are now; `verifies_now` where it does. */
export type SignatureCause = Rejection | "verifies_now";

/** The likely cause; where no secret of now tells one, the cause that was found on arrival. */
export function signatureCause(
  rejection: Rejection,
  { trials }: SignatureExplanation,
): SignatureCause {
  const match = trials.find(({ matches }) => matches);
  return match === undefined ? rejection : causeOf(match);
}

function causeOf({ secret, form }: SignatureTrial): SignatureCause {
  if (secret.kind === "of_other_source") return "signature_of_other_source";
  if (secret.kind === "retired") return "signature_of_retired_secret";
  if (secret.isTrimmed) return "signature_secret_has_white_space";
  if (form === "rewritten") return "signature_of_reformatted_body";
  return "verifies_now";
}

const proxyHeaders = new Set([
  "via",
  "forwarded",
  "x-forwarded-for",
  "x-real-ip",
  "cf-ray",
  "x-amzn-trace-id",
  "x-cloud-trace-context",
]);

/** The names of the headers which tell that something stood between the sender and this address. */
export function proxyHeadersOf(
  headers: readonly (readonly [string, string])[],
): string[] {
  const names = headers.map(([name]) => name.toLowerCase());
  return [...new Set(names.filter((name) => proxyHeaders.has(name)))];
}
