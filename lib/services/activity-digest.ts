import { createHash } from "node:crypto";
import { toCanonicalJson } from "#lib/domain/activity/canonical-json.ts";
import type { ActivityRow } from "#lib/db/activity/activity-row.ts";

type Content = Omit<
  ActivityRow,
  | "salt"
  | "contentDigest"
  | "personal"
  | "personalSalt"
  | "personalDigest"
  | "erasedAt"
  | "digest"
>;

/** SHA-256 over the salt of a row and all that it says but personal values. */
export function digestContent(
  content: Content,
  salt: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const { sequence, id, at, actorKind, actorId, actorName, action } = content;
  const { outcome, targetKind, targetId, targetName } = content;
  const { remoteAddress, requestId, details } = content;
  return sha256(
    salt,
    toCanonicalJson({
      sequence: String(sequence),
      id,
      at: at.toISOString(),
      actorKind,
      actorId,
      actorName,
      action,
      outcome,
      targetKind,
      targetId,
      targetName,
      remoteAddress,
      requestId,
      details,
    }),
  );
}

/** SHA-256 over their own salt and the personal values of a row; it stays once both are erased. */
export function digestPersonal(
  personal: unknown,
  salt: Uint8Array,
): Uint8Array<ArrayBuffer> {
  return sha256(salt, toCanonicalJson(personal));
}

/** The link of a row in the chain: SHA-256 over the link before it and both of its digests. */
export function digestLink(
  previous: Uint8Array,
  contentDigest: Uint8Array,
  personalDigest: Uint8Array | null,
): Uint8Array<ArrayBuffer> {
  return sha256(previous, contentDigest, personalDigest ?? "");
}

function sha256(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
