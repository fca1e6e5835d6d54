/**
 * What a signature is made over: the bytes as they came, the same text without white space outside
 * strings, or the same JSON written again as JavaScript writes it.
 */
export type SignedForm = "as_received" | "compact" | "rewritten";

/** One secret tried on one form of a body. */
export type SignatureTrial = {
  readonly secret: TriedSecret;
  readonly form: SignedForm;
  /** Length of the form. */
  readonly bytes: number;
  /** What the secret makes of it, shortened: whoever reads this must not be able to sign with it. */
  readonly expected: string;
  readonly matches: boolean;
};

/** A secret that a signature was held against; of the secret itself only what it is. */
export type TriedSecret = {
  readonly id: string;
  readonly kind: "active" | "retired" | "of_other_source";
  /** Tried without the white space around it. */
  readonly isTrimmed: boolean;
  /** ISO 8601. */
  readonly addedAt: string;
  /** ISO 8601; null while in use. */
  readonly retiredAt: string | null;
  /** Its source; null where the reader may not know of it. */
  readonly sourceName: string | null;
};

/** Why the signature of a rejected event fits or does not, by the secrets as they are now. */
export type SignatureExplanation = {
  /** As it came, shortened where it could be one; null where none came. */
  readonly received: string | null;
  /** By secret, those in use first; of another source's only what matches. */
  readonly trials: readonly SignatureTrial[];
  /** Secrets that were encrypted with another APP_SECRET, and so not tried. */
  readonly unreadable: number;
  /** Rejected events of the source that would be checked again with this one, this one among them. */
  readonly rejected: { readonly count: number; readonly exact: boolean };
};

/** Shortens a hash to what two readers compare by eye. */
export function shortHash(hash: string): string {
  return hash.length <= 14 ? hash : `${hash.slice(0, 8)}…${hash.slice(-4)}`;
}
