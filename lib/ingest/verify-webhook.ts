import { appSecret } from "#lib/crypto/app-secret.ts";
import { DecryptError, decryptText } from "#lib/crypto/encrypted-text.ts";
import { log } from "#lib/log.ts";
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
  /** A secret of its source does not decrypt, and no other one made the signature: nobody can say whether it is genuine. */
  | { readonly kind: "undecidable"; readonly request: ArrivedRequest }
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
  const signature = signatureOf(request);
  const { readable, unreadable } = decryptSecrets(source, "active");
  const check = verifySignature(request.body, signature, readable);
  if (unreadable && signature !== null && check.verdict !== "valid")
    return { kind: "undecidable", request };
  if (unreadable && signature === null)
    return {
      kind: "rejected",
      request,
      source,
      check: { verdict: "missing", rejection: "signature_missing" },
      rejection: "signature_missing",
    };
  return "rejection" in check
    ? { kind: "rejected", request, source, check, rejection: check.rejection }
    : { kind: "admitted", request, source, check };
}

/** The signature as sent; null when none was. */
export function signatureOf(request: WebhookRequest): string | null {
  return headerOf(request.headers, "x-voucherify-signature");
}

/** The secrets of a source, and whether there are some that were encrypted with another app secret, or altered. */
export function decryptSecrets(
  source: IngestSource,
  which: "active" | "retired",
): { readonly readable: SigningSecret[]; readonly unreadable: boolean } {
  const stored = source.secrets.filter(
    ({ retired }) => retired === (which === "retired"),
  );
  const readable = stored.flatMap((secret) => decryptSecret(secret) ?? []);
  return { readable, unreadable: readable.length < stored.length };
}

// A group's requests share the secrets that were read for it: each is decrypted once.
const decrypted = new WeakMap<Uint8Array, string | null>();
/** What the log has heard of already. */
const toldUnreadable = new Set<string>();

/** One secret of any source; null where it was encrypted with another app secret, or altered. */
export function decryptSecret(secret: {
  readonly id: string;
  readonly encrypted: Uint8Array;
}): SigningSecret | null {
  let text = decrypted.get(secret.encrypted);
  if (text === undefined) {
    text = decryptOrTell(secret);
    decrypted.set(secret.encrypted, text);
  }
  return text === null ? null : { id: secret.id, text };
}

function decryptOrTell({
  id,
  encrypted,
}: {
  readonly id: string;
  readonly encrypted: Uint8Array;
}): string | null {
  try {
    return decryptText(encrypted, appSecret());
  } catch (error) {
    if (!(error instanceof DecryptError)) throw error;
    if (!toldUnreadable.has(id)) {
      toldUnreadable.add(id);
      log().error(
        { err: error, secretId: id },
        "A secret of a source was encrypted with another APP_SECRET: its webhooks are answered 503 until it is replaced.",
      );
    }
    return null;
  }
}
