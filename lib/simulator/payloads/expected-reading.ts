import {
  type EnvelopeReading,
  noEnvelope,
} from "#lib/domain/reading/read-envelope.ts";
import type { ProblemKind } from "#lib/domain/reading/problem.ts";
import type { Reading } from "#lib/domain/reading/reading.ts";

/** What a right reading of a simulated body says. */
export type ExpectedReading = EnvelopeReading &
  ExpectedObjects &
  Pick<Reading, "shape" | "saysEntered" | "purpose"> & {
    /** Kinds of problem that must be among those found. */
    readonly problems: readonly ProblemKind[];
  };

/** The part of a reading that is about the objects sent. */
export type ExpectedObjects = Pick<
  Reading,
  "segment" | "campaign" | "promotionTier" | "voucher" | "publication" | "offer"
> & {
  /** As far as it is foreseen: what else a reading keeps of a customer is not looked at. */
  readonly customer: Partial<NonNullable<Reading["customer"]>> | null;
};

export const noObjects: ExpectedObjects = {
  customer: null,
  segment: null,
  campaign: null,
  promotionTier: null,
  voucher: null,
  publication: null,
  offer: null,
};

/** A body that tells nothing: the ground on which the expectations are laid. */
export const nothingRead: ExpectedReading = {
  ...noObjects,
  ...noEnvelope,
  shape: "raw",
  saysEntered: false,
  purpose: null,
  problems: [],
};
