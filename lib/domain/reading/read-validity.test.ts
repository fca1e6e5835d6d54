import { expect, it } from "vitest";
import { readEvent } from "./read-event.ts";
import {
  campaign,
  distributionEnvelope,
  plainMessage,
  promotion,
  promotionTier,
  publication,
  toBytes,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";

const validity = (data: unknown) => {
  const { validFrom, validUntil } = readEvent(
    toBytes(distributionEnvelope(data)),
  );
  return [validFrom, validUntil];
};
const march = "2027-03-01T00:00:00.000Z";
const april = "2027-04-01T00:00:00.000Z";
const may = "2027-05-01T00:00:00.000Z";

it.each<[string, object, (string | null)[]]>([
  ["a plain message", plainMessage, [null, null]],
  ["a code without dates", uniqueCode, [null, null]],
  [
    "a code's own dates",
    {
      ...uniqueCode,
      voucher: { ...voucher, start_date: march, expiration_date: april },
    },
    [march, april],
  ],
  [
    "a campaign's, where the code has none",
    {
      ...uniqueCode,
      campaign: { ...campaign, start_date: march, expiration_date: april },
    },
    [march, april],
  ],
  [
    "the narrower of a code's and its campaign's",
    {
      ...uniqueCode,
      voucher: { ...voucher, start_date: april, expiration_date: may },
      campaign: { ...campaign, start_date: march, expiration_date: april },
    },
    [april, april],
  ],
  [
    "hours from the publication on",
    { ...uniqueCode, voucher: { ...voucher, validity_hours: 48 } },
    [null, "2026-11-22T10:42:06.200Z"],
  ],
  [
    "days from the publication on",
    {
      ...uniqueCode,
      campaign: { ...campaign, activity_duration_after_publishing: "P24D" },
    },
    [null, "2026-12-14T10:42:06.200Z"],
  ],
  [
    "days from the entry on, where no publication has a time",
    {
      ...uniqueCode,
      publication: { ...publication, created_at: null },
      campaign: { ...campaign, activity_duration_after_publishing: "P1D" },
    },
    [null, "2026-11-21T10:42:06.480Z"],
  ],
  [
    "a promotion's tier",
    {
      ...promotion,
      promotion_tier: { ...promotionTier, expiration_date: may },
    },
    [null, may],
  ],
  [
    "a date that is none",
    { ...uniqueCode, voucher: { ...voucher, expiration_date: "soon" } },
    [null, null],
  ],
])("the validity of what was sent: %s", (_what, data, expected) => {
  expect(validity(data)).toEqual(expected);
});
