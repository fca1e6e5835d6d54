import type { Rejection } from "#lib/domain/event/event-values.ts";
import type { Receipt } from "#lib/ingest/webhook-request.ts";

const statuses = {
  accepted: 200,
  duplicate: 200,
  rejected: 401,
  unknown_source: 404,
  unavailable: 503,
} as const satisfies Record<Receipt["outcome"], number>;

/** What the sender of a rejected request is told. It names no secret and no likely cause: that is for the owner's page. */
const errors: Record<Rejection, string> = {
  signature_missing: "The header x-voucherify-signature is missing.",
  signature_malformed:
    "The header x-voucherify-signature is not 64 hexadecimal digits.",
  signature_of_reformatted_body: "The signature does not fit the body.",
  signature_of_retired_secret: "The signature does not fit the body.",
  signature_of_other_source: "The signature does not fit the body.",
  signature_secret_has_white_space: "The signature does not fit the body.",
  signature_mismatch: "The signature does not fit the body.",
  body_too_large: "The body is larger than this address takes.",
  key_revoked: "No source has this address.",
};

export type WebhookAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a sentence for a person. */
  readonly body: string;
};

/** The one table from what became of a webhook to its HTTP answer. */
export function toAnswer(receipt: Receipt): WebhookAnswer {
  const status =
    receipt.outcome === "rejected" && receipt.rejection === "body_too_large"
      ? 413
      : statuses[receipt.outcome];
  switch (receipt.outcome) {
    case "accepted":
    case "duplicate":
      return json(status, { id: receipt.id, outcome: receipt.outcome });
    case "rejected":
      return json(status, {
        ...(receipt.id === null ? {} : { id: receipt.id }),
        outcome: receipt.outcome,
        error: errors[receipt.rejection],
      });
    case "unknown_source":
      return json(status, { error: "No source has this address." });
    case "unavailable":
      return json(
        status,
        { error: "The webhook cannot be stored right now. Send it again." },
        { "retry-after": "5" },
      );
  }
}

/** What another method than those is told. */
export const webhookTakesPost = json(
  405,
  { error: "This address takes POST." },
  { allow: "GET, HEAD, POST" },
);

/** A JSON answer of a webhook address. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): WebhookAnswer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}
