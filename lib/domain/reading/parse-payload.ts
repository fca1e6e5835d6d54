import type { z } from "zod";
import { campaignSchema } from "#lib/domain/voucherify/campaign.ts";
import type { Campaign } from "#lib/domain/voucherify/campaign.ts";
import type { ObjectKey } from "#lib/domain/voucherify/own-object.ts";
import { customerSchema } from "#lib/domain/voucherify/customer.ts";
import type { Customer } from "#lib/domain/voucherify/customer.ts";
import { unknownArrival } from "./arrival.ts";
import type { Arrival } from "./arrival.ts";
import { openBody } from "./open-body.ts";
import type { Shape } from "./shape.ts";
import { childPath } from "#lib/domain/json/json-path.ts";
import {
  isJsonObject,
  memberKeys,
  ownMember,
} from "#lib/domain/json/json-value.ts";
import { parseBody } from "./parse-body.ts";
import { promotionTierSchema } from "#lib/domain/voucherify/promotion-tier.ts";
import type { PromotionTier } from "#lib/domain/voucherify/promotion-tier.ts";
import { publicationSchema } from "#lib/domain/voucherify/publication.ts";
import type { Publication } from "#lib/domain/voucherify/publication.ts";
import { segmentSchema } from "#lib/domain/voucherify/segment.ts";
import type { Segment } from "#lib/domain/voucherify/segment.ts";
import { undocumentedParts } from "#lib/domain/voucherify/undocumented-parts.ts";
import type { PayloadPart } from "#lib/domain/voucherify/undocumented-parts.ts";
import { unreadEnvelopeParts } from "./unread-envelope-parts.ts";
import { voucherSchema } from "#lib/domain/voucherify/voucher.ts";
import type { Voucher } from "#lib/domain/voucherify/voucher.ts";

export type { PayloadPart };

/**
 * One of Voucherify's objects. `value` holds the documented fields, each of its
 * documented type or absent. `extra` holds whatever else was sent within the
 * object, at any depth: undocumented keys, and values of a wrong type as they came.
 */
export type ParsedObject<T> = {
  /** JSON path into the body. */
  readonly path: string;
  readonly value: T;
  readonly extra: readonly PayloadPart[];
};

/**
 * A body opened for showing. All groups with their `extra`, and `rest`, are
 * together everything that was sent, save what a `Reading` holds of the envelope.
 */
export type ParsedPayload = {
  readonly shape: Shape;
  readonly customer: ParsedObject<Customer> | null;
  readonly segment: ParsedObject<Segment> | null;
  readonly campaign: ParsedObject<Campaign> | null;
  readonly voucher: ParsedObject<Voucher> | null;
  readonly publication: ParsedObject<Publication> | null;
  readonly promotionTier: ParsedObject<PromotionTier> | null;
  readonly rest: readonly PayloadPart[];
};

/**
 * Opens a body as kept: unpacked and unwrapped, with paths that begin at what was found within. Never throws,
 * whatever the bytes; a body that holds no JSON has no parts.
 */
export function parsePayload(
  body: Uint8Array,
  arrival: Arrival = unknownArrival,
): ParsedPayload {
  const { json } = openBody(body, arrival, null);
  if (!json) return { shape: "not_json", ...noObjects, rest: [] };
  const { classified, objects } = parseBody(json.value, json.scan, null);
  const { data, dataPath } = classified;
  if (data === null) {
    const whole = { path: "$", value: json.value };
    return { shape: classified.shape, ...noObjects, rest: [whole] };
  }

  const unopened = new Set(memberKeys(data));
  function opened<T>(
    key: ObjectKey,
    schema: z.ZodType<T>,
    read: T | null,
  ): ParsedObject<T> | null {
    if (read === null) return null;
    unopened.delete(key);
    const path = childPath(dataPath, key);
    const sent = ownMember(data ?? {}, key);
    return {
      path,
      value: read,
      extra: undocumentedParts(schema, sent, read, path),
    };
  }

  const groups = {
    customer: opened("customer", customerSchema, objects.customer),
    segment: opened("segment", segmentSchema, objects.segment),
    campaign: opened("campaign", campaignSchema, objects.campaign),
    voucher: opened("voucher", voucherSchema, objects.voucher),
    publication: opened("publication", publicationSchema, objects.publication),
    promotionTier: opened(
      "promotion_tier",
      promotionTierSchema,
      objects.promotionTier,
    ),
  };
  const restOfData = [...unopened].map((key) => ({
    path: childPath(dataPath, key),
    value: ownMember(data, key),
  }));
  const sent = ownMember(classified.envelope ?? {}, "data");
  if (sent !== undefined && !isJsonObject(sent))
    restOfData.push({ path: "$.data", value: sent });
  return {
    shape: classified.shape,
    ...groups,
    rest: [...restOfData, ...unreadEnvelopeParts(classified)],
  };
}

const noObjects = {
  customer: null,
  segment: null,
  campaign: null,
  voucher: null,
  publication: null,
  promotionTier: null,
};
