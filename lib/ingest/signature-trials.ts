import { createHmac, timingSafeEqual } from "node:crypto";
import { compactJsonText } from "#lib/domain/json/compact-json-text.ts";
import {
  shortHash,
  type SignatureTrial,
  type SignedForm,
  type TriedSecret,
} from "#lib/domain/event/signature-explanation.ts";
import { rewriteJson } from "./verify-signature.ts";

/** A secret with its text, which stays on the server. */
export type SecretToTry = Omit<TriedSecret, "isTrimmed"> & {
  readonly text: string;
};

type Form = { readonly form: SignedForm; readonly content: Uint8Array };

/**
 * Holds a signature against each secret, in their order, over every form of the body that differs
 * from the forms before it. Secrets of other sources are told only where they match.
 *
 * @param signature the header's value; null when it was not sent
 */
export function trySecrets(
  body: Uint8Array,
  signature: string | null,
  secrets: readonly SecretToTry[],
): SignatureTrial[] {
  const given = Buffer.from((signature ?? "").trim().toLowerCase(), "hex");
  const forms = formsOf(body);
  return secrets
    .flatMap(variantsOf)
    .flatMap(({ text, ...secret }) =>
      forms.map(({ form, content }) => {
        const made = createHmac("sha256", text).update(content).digest();
        return {
          secret,
          form,
          bytes: content.length,
          expected: shortHash(made.toString("hex")),
          matches: given.length === made.length && timingSafeEqual(made, given),
        };
      }),
    )
    .filter(
      ({ secret, matches }) => secret.kind !== "of_other_source" || matches,
    );
}

function formsOf(body: Uint8Array): Form[] {
  const text = Buffer.from(body).toString("utf8");
  const rewritten = rewriteJson(text);
  const forms: Form[] = [
    { form: "as_received", content: body },
    { form: "compact", content: Buffer.from(compactJsonText(text)) },
    ...(rewritten === null
      ? []
      : [{ form: "rewritten" as const, content: Buffer.from(rewritten) }]),
  ];
  return forms.filter(
    ({ content }, at) =>
      !forms
        .slice(0, at)
        .some((earlier) => Buffer.compare(earlier.content, content) === 0),
  );
}

function variantsOf(
  secret: SecretToTry,
): (TriedSecret & { readonly text: string })[] {
  const trimmed = secret.text.trim();
  const asStored = { ...secret, isTrimmed: false };
  return trimmed === "" || trimmed === secret.text
    ? [asStored]
    : [asStored, { ...secret, text: trimmed, isTrimmed: true }];
}
