import type { Envelope } from "#lib/domain/voucherify/envelope.ts";
import type { ClassifiedBody } from "../classify-body.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import type { ProblemList } from "../problem-list.ts";

type Id = string | null | undefined;
/** Two ids that should be the same: the path of the first, both, and what it means when they are not. */
type Pair = readonly [path: string, one: Id, other: Id, message: string];

/** Reports ids within an entry that should be the same and are not. What was not sent disagrees with nothing, nor does what a marketer designed. */
export function checkAgreement(
  objects: VoucherifyObjects,
  envelope: Envelope | null,
  { shape, dataPath }: ClassifiedBody,
  problems: ProblemList,
): void {
  if (shape === "designed" || shape === "raw") return;
  const pairs = [
    ...customerPairs(objects, envelope, dataPath),
    ...publishedToPairs(objects, dataPath),
    ...campaignPairs(objects, dataPath),
    distributionPair(objects, envelope, dataPath),
  ];
  for (const [path, one, other, message] of pairs) {
    if (one && other && one !== other) {
      problems.warn("disagreement", path, message);
    }
  }
  const published = objects.publication?.vouchers_id ?? [];
  const voucherId = objects.voucher?.id;
  if (voucherId && published.length > 0 && !published.includes(voucherId)) {
    problems.warn(
      "disagreement",
      `${dataPath}.publication.vouchers_id`,
      "The publication lists other codes than the one that was sent.",
    );
  }
}

function customerPairs(
  { customer, publication, voucher }: VoucherifyObjects,
  envelope: Envelope | null,
  dataPath: string,
): readonly Pair[] {
  return [
    [
      "$.event.entity_id",
      envelope?.event?.entity_id,
      customer?.id,
      "The envelope names another customer than the data.",
    ],
    [
      `${dataPath}.publication.customer_id`,
      publication?.customer_id,
      customer?.id,
      "The code was published to another customer than the one who entered.",
    ],
    [
      `${dataPath}.voucher.holder_id`,
      voucher?.holder_id,
      customer?.id,
      "The code is held by another customer than the one who entered.",
    ],
  ];
}

/** The customer whom the publication itself describes. */
function publishedToPairs(
  { customer, publication }: VoucherifyObjects,
  dataPath: string,
): readonly Pair[] {
  const published = publication?.customer;
  if (!customer || !published) return [];
  return [
    [
      `${dataPath}.publication.customer.id`,
      published.id,
      customer.id,
      "The publication names another customer than the one who entered.",
    ],
    [
      `${dataPath}.publication.customer.source_id`,
      published.source_id,
      customer.source_id,
      "The publication names a customer with another source id than the one who entered.",
    ],
    [
      `${dataPath}.publication.customer.email`,
      published.email?.toLowerCase(),
      customer.email?.toLowerCase(),
      "The publication names a customer with another e-mail than the one who entered.",
    ],
  ];
}

function campaignPairs(
  { campaign, voucher, promotionTier }: VoucherifyObjects,
  dataPath: string,
): readonly Pair[] {
  return [
    [
      `${dataPath}.voucher.campaign_id`,
      voucher?.campaign_id,
      campaign?.id,
      "The code is of another campaign than the one that was sent.",
    ],
    [
      `${dataPath}.promotion_tier.campaign.id`,
      promotionTier?.campaign?.id,
      campaign?.id,
      "The promotion tier is of another campaign than the one that was sent.",
    ],
  ];
}

function distributionPair(
  { publication }: VoucherifyObjects,
  envelope: Envelope | null,
  dataPath: string,
): Pair {
  const source = envelope?.source;
  return [
    `${dataPath}.publication.metadata.distribution_id`,
    publication?.metadata?.distribution_id,
    source?.object === "distribution" ? source.id : null,
    "The code was published by another distribution than the one that sent this.",
  ];
}
