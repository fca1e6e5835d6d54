import type { Rejection } from "#lib/domain/event/event-values.ts";

type RejectionWords = {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
};

/** What a person is told about each cause of rejection: what happened, the likely cause, what to do. */
export const rejectionWords: Readonly<Record<Rejection, RejectionWords>> = {
  signature_missing: {
    title: "Rejected: no signature came with it",
    cause:
      "This source has a secret, but the request had no x-voucherify-signature header. It was not sent by Voucherify, or a proxy on the way removed the header.",
    remedy:
      "If you expected this request, let your proxy or tunnel pass every header on. If not, there is nothing to do: it was never taken for an entry.",
  },
  signature_malformed: {
    title: "Rejected: its signature is not one that Voucherify could have made",
    cause:
      "Voucherify signs with 64 hexadecimal characters. The header holds something else, so the sender is not Voucherify or the header was changed on the way.",
    remedy:
      "Compare the header under “Payload” with the sender's own. Remove any fixed x-voucherify-signature from the distribution's custom headers.",
  },
  signature_of_reformatted_body: {
    title: "Rejected: the body was changed after it was signed",
    cause:
      "The signature is right for the same JSON written differently. Something between Voucherify and this address parsed the body and wrote it again.",
    remedy:
      "Make the proxy, function or integration in between pass the body on byte for byte.",
  },
  signature_of_retired_secret: {
    title: "Rejected: signed with a secret that was retired here",
    cause:
      "The signature is genuine, but it was made with a secret that this source no longer accepts.",
    remedy:
      "If Voucherify still uses that secret, add it to the source again; otherwise wait until Voucherify signs with the new one.",
  },
  signature_of_other_source: {
    title: "Rejected: signed for another source",
    cause:
      "The signature is genuine for another source here: the distribution posts to the wrong address.",
    remedy:
      "Copy the address of the right source into the webhook channel of the distribution in Voucherify.",
  },
  signature_secret_has_white_space: {
    title: "Rejected: the stored secret has white space around it",
    cause:
      "The signature would match if the spaces or line breaks around the stored secret were not there. They were most likely pasted along with it.",
    remedy:
      "Set the secret of the source again, without white space around it.",
  },
  signature_mismatch: {
    title: "Rejected: its signature is wrong",
    cause:
      "The signature matches no secret of this source. The secret here differs from the one in Voucherify's project settings, the body was changed on the way, or the request is forged.",
    remedy:
      "Copy the secret from Voucherify (Project settings, Webhooks) into this source again. If it was right, treat the request as forged.",
  },
  body_too_large: {
    title: "Rejected: its body was too large to be read",
    cause:
      "The body was larger than is accepted here, so it was neither read nor kept, its signature was not checked, and it was answered with status 413. Only the request's headers and size are here.",
    remedy:
      "Raise MAX_BODY_BYTES and start again, or send less with Voucherify's payload designer.",
  },
  key_revoked: {
    title: "Rejected: its address was revoked",
    cause:
      "The address that was used is an earlier one of this source, and its key was revoked here. Such requests are answered with status 404 and only counted.",
    remedy:
      "Copy the current address of the source into the webhook channel of the distribution in Voucherify.",
  },
};
