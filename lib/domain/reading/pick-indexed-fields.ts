import { toIndexedText } from "./indexed-text.ts";
import type { VoucherifyObjects } from "./parse-body.ts";
import type { ProblemList } from "./problem-list.ts";

/** Raise it with every change of what a reading says of the same bytes: stored events are then read again. */
export const READING_VERSION = 5;

/** What a reading keeps of the objects, null where one was not sent. */
export type IndexedFields = Readonly<ReturnType<typeof pickIndexedFields>>;

/** Each text of the objects that becomes a column: ids, names, the code. */
export function pickIndexedFields(
  objects: VoucherifyObjects,
  dataPath: string,
  problems: ProblemList,
) {
  const { customer, segment, campaign, promotionTier, voucher, publication } =
    objects;
  const keep = (value: string | null | undefined, path: string) =>
    toIndexedText(value, `${dataPath}.${path}`, problems);
  const named = (
    thing: typeof segment | typeof campaign | typeof promotionTier,
    path: string,
  ) =>
    thing && {
      id: keep(thing.id, `${path}.id`),
      name: keep(thing.name, `${path}.name`),
    };
  return {
    customer: customer && {
      id: keep(customer.id, "customer.id"),
      sourceId: keep(customer.source_id, "customer.source_id"),
      name: keep(customer.name, "customer.name"),
      email: keep(customer.email, "customer.email"),
    },
    segment: named(segment, "segment"),
    campaign: named(campaign, "campaign"),
    promotionTier: named(promotionTier, "promotion_tier"),
    voucher: voucher && { code: keep(voucher.code, "voucher.code") },
    publication: publication && { id: keep(publication.id, "publication.id") },
  };
}
