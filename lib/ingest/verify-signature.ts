import { createHmac, timingSafeEqual } from "node:crypto";
import { compactJsonText } from "#lib/domain/json/compact-json-text.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";

/** A secret as Voucherify shows it; it keys the HMAC as UTF-8 text. */
export type SigningSecret = { readonly id: string; readonly text: string };

export type SignatureCheck =
  | { readonly verdict: "valid"; readonly secretId: string }
  | { readonly verdict: "invalid" | "missing"; readonly rejection: Rejection }
  | { readonly verdict: "not_checked" };

const SIGNATURE = /^[0-9a-f]{64}$/;

/**
 * Checks Voucherify's `x-voucherify-signature`: the hex HMAC-SHA256 of the body
 * as it came, or of its text without white space outside strings, which is what
 * the vendor documents ("Introduction to webhooks"). Compared in constant time.
 *
 * @param signature the header's value, null when it was not sent
 * @param active the secrets that count; without any, nothing is checked
 */
export function verifySignature(
  body: Uint8Array,
  signature: string | null,
  active: readonly SigningSecret[],
): SignatureCheck {
  if (active.length === 0) return { verdict: "not_checked" };
  if (signature === null)
    return { verdict: "missing", rejection: "signature_missing" };
  const given = signature.trim().toLowerCase();
  if (!SIGNATURE.test(given))
    return { verdict: "invalid", rejection: "signature_malformed" };
  const expected = Buffer.from(given, "hex");
  const signer = active.find(({ text }) => signs(text, body, expected));
  if (signer) return { verdict: "valid", secretId: signer.id };
  const compact = Buffer.from(
    compactJsonText(Buffer.from(body).toString("utf8")),
  );
  const compactSigner = active.find(({ text }) =>
    signs(text, compact, expected),
  );
  if (compactSigner) return { verdict: "valid", secretId: compactSigner.id };
  return { verdict: "invalid", rejection: "signature_mismatch" };
}

/**
 * The likely cause of a signature that fits no active secret. It costs several
 * digests, so it is asked only for requests that are kept.
 */
export function findSignatureCause(
  body: Uint8Array,
  signature: string,
  secrets: {
    readonly active: readonly SigningSecret[];
    readonly retired: readonly SigningSecret[];
    readonly ofOtherSources: readonly SigningSecret[];
  },
): Rejection {
  const expected = Buffer.from(signature.trim().toLowerCase(), "hex");
  if (expected.length !== 32) return "signature_malformed";
  const text = Buffer.from(body).toString("utf8");
  const forms = [body, Buffer.from(compactJsonText(text))];
  const fits = (candidates: readonly SigningSecret[]) =>
    candidates.some((secret) =>
      forms.some((form) => signs(secret.text, form, expected)),
    );
  if (fits(secrets.retired)) return "signature_of_retired_secret";
  if (fits(secrets.ofOtherSources)) return "signature_of_other_source";
  const trimmed = secrets.active
    .map(({ id, text: secret }) => ({ id, text: secret.trim() }))
    .filter(({ text: secret }) => secret !== "");
  if (fits(trimmed)) return "signature_secret_has_white_space";
  const rewritten = rewriteJson(text);
  if (
    rewritten !== null &&
    secrets.active.some((secret) =>
      signs(secret.text, Buffer.from(rewritten), expected),
    )
  ) {
    return "signature_of_reformatted_body";
  }
  return "signature_mismatch";
}

/** The same JSON as JavaScript writes it; null where the text is none, or nested too deeply to be written again. */
export function rewriteJson(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}

function signs(
  secret: string,
  message: Uint8Array,
  expected: Uint8Array,
): boolean {
  return timingSafeEqual(
    createHmac("sha256", secret).update(message).digest(),
    expected,
  );
}
