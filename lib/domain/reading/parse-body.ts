import { campaignSchema } from "#lib/domain/voucherify/campaign.ts";
import { classifyBody } from "./classify-body.ts";
import type { ClassifiedBody } from "./classify-body.ts";
import { customerSchema } from "#lib/domain/voucherify/customer.ts";
import { childPath } from "#lib/domain/json/json-path.ts";
import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";
import type { ProblemList } from "./problem-list.ts";
import { promotionTierSchema } from "#lib/domain/voucherify/promotion-tier.ts";
import { publicationSchema } from "#lib/domain/voucherify/publication.ts";
import { parseLeniently } from "./parse-leniently.ts";
import type { JsonScan } from "#lib/domain/json/scan-json.ts";
import { maxValues } from "#lib/domain/json/searchable-json.ts";
import { isOwnObject } from "#lib/domain/voucherify/own-object.ts";
import type { ObjectKey } from "#lib/domain/voucherify/own-object.ts";
import { segmentSchema } from "#lib/domain/voucherify/segment.ts";
import { voucherSchema } from "#lib/domain/voucherify/voucher.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import { withoutLongLists } from "#lib/domain/json/without-long-lists.ts";

export type ParsedBody = {
  readonly classified: ClassifiedBody;
  readonly objects: VoucherifyObjects;
};

/**
 * A JSON body told apart and its objects read. Departures from the documented
 * schema are reported only where one is documented: not for designed or raw data,
 * nor for the data of 2018.
 *
 * @param scan of the body's text.
 */
export function parseBody(
  body: unknown,
  scan: JsonScan,
  problems: ProblemList | null,
): ParsedBody {
  const classified = classifyBody(body);
  const { shape, data, dataPath } = classified;
  const isDocumented = shape === "envelope" || shape === "data_only";
  const reported = isDocumented ? problems : null;

  function read<T>(
    key: ObjectKey,
    schema: Parameters<typeof parseLeniently<T>>[0],
  ): T | null {
    const member = data === null ? undefined : ownMember(data, key);
    if (member === undefined || member === null || data === null) return null;
    const path = childPath(dataPath, key);
    if (!isJsonObject(member)) {
      reported?.warn(
        "unexpected_type",
        path,
        `${key} was not sent as an object; it is left out of the reading and shown as sent.`,
      );
      return null;
    }
    // Anybody's JSON may have a customer: of one that is not Voucherify's own, the id is another system's.
    const ours =
      shape === "raw" && !isOwnObject(data, key)
        ? { ...member, id: null }
        : member;
    const bearable = scan.values > maxValues ? withoutLongLists(ours) : ours;
    return parseLeniently(schema, bearable, path, reported);
  }

  return {
    classified,
    objects: {
      customer: read("customer", customerSchema),
      segment: read("segment", segmentSchema),
      campaign: read("campaign", campaignSchema),
      voucher: read("voucher", voucherSchema),
      publication: read("publication", publicationSchema),
      promotionTier: read("promotion_tier", promotionTierSchema),
    },
  };
}
