import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import {
  countedBy,
  type FieldFilter,
  filteredBy,
  sentText,
} from "./field-filter.ts";
import {
  type FieldPrivacy,
  personal,
  personalId,
  sharedId,
  sharedName,
} from "./field-privacy.ts";
import { type ListColumn, listedAs } from "./list-column.ts";

/** Raise it with every change of what a reading says of the same bytes, so with every field below: stored events are then read again. */
export const READING_VERSION = 7;

/** A text of one of Voucherify's objects that becomes a column of an event. */
export type ObjectField = {
  readonly column: string;
  /** What a person calls it, as the head of a column. */
  readonly words: string;
  readonly privacy: FieldPrivacy;
  /** Where it was sent. */
  readonly pick: (objects: VoucherifyObjects) => string | null | undefined;
  /** Whether it has few values, and rollups count by it. */
  readonly isCounted?: true;
  readonly filter?: FieldFilter;
  readonly listColumn?: ListColumn;
};

function text(
  column: string,
  words: string,
  privacy: FieldPrivacy,
  pick: ObjectField["pick"],
) {
  return { column, words, privacy, pick };
}

/**
 * Each text of the objects that an event keeps as a column: ids, names, the code. A name is the object's and the key's
 * as the API spells them; as sent, they are the same in snake case.
 */
export const objectFields = {
  "customer.id": text(
    "customer_id",
    "Customer ID",
    personalId,
    ({ customer }) => customer?.id,
  ),
  "customer.sourceId": text(
    "customer_source_id",
    "Customer source ID",
    personal,
    ({ customer }) => customer?.source_id,
  ),
  "customer.name": text(
    "customer_name",
    "Customer name",
    personal,
    ({ customer }) => customer?.name,
  ),
  "customer.email": text(
    "customer_email",
    "Customer e-mail",
    personal,
    ({ customer }) => customer?.email,
  ),
  "segment.id": {
    ...text("segment_id", "Segment ID", sharedId, ({ segment }) => segment?.id),
    ...countedBy({
      key: "segment",
      words: "segment",
      many: "segments",
      about: "Ids of segments.",
      takes: sentText,
      name: "segment_name",
      listed: "things",
    }),
  },
  "segment.name": text(
    "segment_name",
    "Segment name",
    sharedName,
    ({ segment }) => segment?.name,
  ),
  "campaign.id": {
    ...text(
      "campaign_id",
      "Campaign ID",
      sharedId,
      ({ campaign }) => campaign?.id,
    ),
    ...countedBy({
      key: "campaign",
      words: "campaign",
      many: "campaigns",
      about: "Ids of campaigns.",
      takes: sentText,
      name: "campaign_name",
      listed: "things",
    }),
  },
  "campaign.name": {
    ...text(
      "campaign_name",
      "Campaign name",
      sharedName,
      ({ campaign }) => campaign?.name,
    ),
    ...listedAs("name", { id: "campaign", words: "Campaign" }),
  },
  "promotionTier.id": {
    ...text(
      "promotion_tier_id",
      "Promotion tier ID",
      sharedId,
      ({ promotionTier }) => promotionTier?.id,
    ),
    ...countedBy({
      key: "promotionTier",
      words: "promotion tier",
      many: "promotion tiers",
      about: "Ids of promotion tiers.",
      takes: sentText,
      name: "promotion_tier_name",
      listed: "things",
    }),
  },
  "promotionTier.name": text(
    "promotion_tier_name",
    "Promotion tier name",
    sharedName,
    ({ promotionTier }) => promotionTier?.name,
  ),
  "voucher.code": {
    ...text("voucher_code", "Code", personal, ({ voucher }) => voucher?.code),
    ...filteredBy({
      key: "code",
      words: "code",
      many: "codes",
      about: "Voucher codes.",
      takes: sentText,
    }),
  },
  "publication.id": text(
    "publication_id",
    "Publication ID",
    personalId,
    ({ publication }) => publication?.id,
  ),
} as const satisfies Readonly<Record<string, ObjectField>>;

type FieldName = keyof typeof objectFields;

/** These texts by object and key, each null where it was not sent or is empty, an object null where it was not sent. */
export type ObjectTexts = {
  readonly [
    Of in FieldName as Of extends `${infer Object}.${string}` ? Object : never
  ]:
    | {
        readonly [
          Name in FieldName as Name extends `${ObjectOf<Of>}.${infer Key}`
            ? Key
            : never
        ]: string | null;
      }
    | null;
};

type ObjectOf<Name extends string> = Name extends `${infer Object}.${string}`
  ? Object
  : never;
