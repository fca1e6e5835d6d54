import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import type { CustomerEntry } from "#lib/domain/customer/customer-history.ts";
import { describeOffer } from "#lib/domain/describe/describe-offer.ts";
import { formatTime } from "#lib/domain/time/format-time.ts";

/** What is known of an entry's code beyond the entry itself. */
type Frame = {
  /** As the customer is named on the page. */
  readonly who: string;
  readonly zone: string;
  readonly now: Date;
  /** When the code was first redeemed, as far as events of it came; ISO 8601. */
  readonly redeemedAt: string | null;
};

/**
 * One line to send to whoever asks what a customer got: "Alex Test was assigned SPRING-1 (10% off the order) on 25 Nov 2026, 10:04 (UTC),
 * valid until 2 Dec 2026, 10:04, not redeemed as far as we know." What was sent stands apart from the direction of the sentence. Null for an entry that brought neither code nor promotion.
 */
export function answerLine(entry: CustomerEntry, frame: Frame): string | null {
  const given = givenWords(entry);
  if (given === null) return null;
  const { who, zone } = frame;
  const isPublished = !entry.problems.some(
    ({ kind }) => kind === "publication_failed",
  );
  const at = new Date(entry.enteredAt ?? entry.receivedAt);
  const offer =
    entry.offer === null
      ? ""
      : ` (${describeOffer(entry.offer, entry.source.currency)})`;
  const did = `${isolateSent(who)} ${given}${offer} on ${formatTime(at, zone, "minute")} (${zone})`;
  if (entry.voucher?.code && !isPublished)
    return `${did}: publishing it failed.`;
  return `${[
    did,
    ...validityWords(entry, frame),
    ...(entry.voucher?.code ? [redeemedWords(frame)] : []),
  ].join(", ")}.`;
}

function givenWords({
  voucher,
  promotionTier,
  problems,
  purpose,
}: CustomerEntry): string | null {
  if (voucher?.code) {
    const code = isolateSent(voucher.code);
    if (problems.some(({ kind }) => kind === "publication_failed"))
      return `was not assigned ${code}`;
    return purpose === "unique_codes"
      ? `was assigned ${code}`
      : `was sent ${code}, unverified,`;
  }
  const promotion = promotionTier?.name ?? promotionTier?.id;
  if (!promotion) return null;
  return purpose === "promotion"
    ? `qualified for ${isolateSent(promotion)}`
    : `was sent the promotion ${isolateSent(promotion)}, unverified,`;
}

function validityWords(
  { validUntil }: CustomerEntry,
  { zone, now }: Frame,
): string[] {
  if (validUntil === null) return [];
  const until = new Date(validUntil);
  const words = until < now ? "expired on" : "valid until";
  return [`${words} ${formatTime(until, zone, "minute")}`];
}

function redeemedWords({ redeemedAt, zone }: Frame): string {
  return redeemedAt === null
    ? "not redeemed as far as we know"
    : `redeemed on ${formatTime(new Date(redeemedAt), zone, "minute")}`;
}
