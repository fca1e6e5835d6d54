import { appSecret } from "#lib/crypto/app-secret.ts";
import { decryptText } from "#lib/crypto/encrypted-text.ts";
import type { IngestSource } from "#lib/db/ingest/find-sources.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import {
  verifySignature,
  type SignatureCheck,
  type SigningSecret,
} from "./verify-signature.ts";
import { headerOf, type WebhookRequest } from "./webhook-request.ts";

/** A request with the identity it got when it had wholly arrived. */
export type ArrivedRequest = WebhookRequest & {
  /** A UUIDv7; its order is the order of arrival. */
  readonly id: string;
  readonly receivedAt: Date;
};

/** What is decided about a request before anything is stored. */
export type VerifiedWebhook =
  | {
      readonly kind: "admitted";
      readonly request: ArrivedRequest;
      readonly source: IngestSource;
      readonly check: SignatureCheck;
    }
  | RejectedWebhook
  | {
      readonly kind: "revoked_key";
      readonly request: ArrivedRequest;
      readonly source: IngestSource;
    }
  | { readonly kind: "unknown_source"; readonly request: ArrivedRequest };

/** A request that reached a source and is not accepted by it. */
export type RejectedWebhook = {
  readonly kind: "rejected";
  readonly request: ArrivedRequest;
  readonly source: IngestSource;
  readonly check: SignatureCheck;
  readonly rejection: Rejection;
};

/** Decides what a request is, by the source as it is now. */
export function verifyWebhook(
  request: ArrivedRequest,
  source: IngestSource | undefined,
): VerifiedWebhook {
  if (!source) return { kind: "unknown_source", request };
  if (source.revoked) return { kind: "revoked_key", request, source };
  if (request.body === null) {
    const check = { verdict: "not_checked" } as const;
    return {
      kind: "rejected",
      request,
      source,
      check,
      rejection: "body_too_large",
    };
  }
  const check = verifySignature(
    request.body,
    signatureOf(request),
    decryptSecrets(source, "active"),
  );
  return "rejection" in check
    ? { kind: "rejected", request, source, check, rejection: check.rejection }
    : { kind: "admitted", request, source, check };
}

/** The signature as sent; null when none was. */
export function signatureOf(request: WebhookRequest): string | null {
  return headerOf(request.headers, "x-voucherify-signature");
}

/**
 * The secrets of a source, opened.
 *
 * @throws {DecryptError} when they were stored under another app secret
 */
export function decryptSecrets(
  source: IngestSource,
  which: "active" | "retired",
): SigningSecret[] {
  return source.secrets
    .filter(({ retired }) => retired === (which === "retired"))
    .map(decryptSecret);
}

// A group's requests share the secrets that were read for it: each is opened once.
const opened = new WeakMap<Uint8Array, string>();

/** One secret of any source, opened. */
export function decryptSecret(secret: {
  readonly id: string;
  readonly sealed: Uint8Array;
}): SigningSecret {
  let text = opened.get(secret.sealed);
  if (text === undefined) {
    text = decryptText(secret.sealed, appSecret());
    opened.set(secret.sealed, text);
  }
  return { id: secret.id, text };
}
