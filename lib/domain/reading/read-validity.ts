import { toIsoTime } from "#lib/domain/voucherify/field.ts";
import { addIsoDuration } from "#lib/domain/voucherify/iso-duration.ts";
import { ownMember } from "#lib/domain/json/json-value.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";

/** From when until when what was sent can be used: ISO 8601 in UTC, null where nothing sent bounds it. */
export type Validity = {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
};

type Dates = {
  readonly start_date?: string | null | undefined;
  readonly expiration_date?: string | null | undefined;
};

/**
 * The time within which the code or promotion can be used: that of the code, within that of its
 * campaign, and of a campaign that ends so many hours or days after a code is published, counted from the publication.
 *
 * @param enteredAt stands for the time of publication where none was sent
 */
export function readValidity(
  { voucher, campaign, promotionTier, publication }: VoucherifyObjects,
  enteredAt: string | null,
): Validity {
  const givers: (Dates | null | undefined)[] = [
    voucher,
    promotionTier,
    promotionTier?.campaign,
    campaign,
  ];
  const publishedAt = toTime(publication?.created_at) ?? enteredAt;
  return {
    validFrom: latest(givers.map((giver) => toTime(giver?.start_date))),
    validUntil: earliest([
      ...givers.map((giver) => toTime(giver?.expiration_date)),
      ...(voucher && publishedAt
        ? [
            hoursAfter(publishedAt, ownMember(voucher, "validity_hours")),
            durationAfter(
              publishedAt,
              campaign &&
                ownMember(campaign, "activity_duration_after_publishing"),
            ),
          ]
        : []),
    ]),
  };
}

function hoursAfter(time: string, hours: unknown): string | null {
  return typeof hours === "number" && Number.isInteger(hours) && hours > 0
    ? durationAfter(time, `PT${String(hours)}H`)
    : null;
}

function durationAfter(time: string, duration: unknown): string | null {
  if (typeof duration !== "string") return null;
  const end = addIsoDuration(new Date(time), duration);
  return end && toTime(end.toISOString());
}

function toTime(value: string | null | undefined): string | null {
  return value ? toIsoTime(value) : null;
}

/** Times of one spelling sort as text. */
function earliest(times: readonly (string | null)[]): string | null {
  return present(times)[0] ?? null;
}

function latest(times: readonly (string | null)[]): string | null {
  return present(times).at(-1) ?? null;
}

function present(times: readonly (string | null)[]): string[] {
  return times.filter((time) => time !== null).sort();
}
