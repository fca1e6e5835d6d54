import { unknownArrival } from "./arrival.ts";
import type { Arrival } from "./arrival.ts";
import { checkAgreement } from "./checks/agreement.ts";
import { checkProject } from "./checks/project.ts";
import { checkHappenedLater } from "./checks/happened-later.ts";
import { checkPublication } from "./checks/publication.ts";
import { checkHiddenCharacters, checkPlaceholders } from "./checks/texts.ts";
import { checkValidity } from "./checks/validity.ts";
import { checkSearchable } from "./checks/searchable.ts";
import { checkDataKeys } from "./checks/required-keys.ts";
import { segmentEntered } from "./classify-body.ts";
import type { ClassifiedBody } from "./classify-body.ts";
import { openBody } from "./open-body.ts";
import {
  type ObjectTexts,
  READING_VERSION,
} from "#lib/domain/field/object-fields.ts";
import { pickIndexedFields } from "./pick-indexed-fields.ts";
import { toIndexedText } from "./indexed-text.ts";
import {
  isMappedTest,
  noteMapped,
  readMapped,
  withMapped,
} from "./read-mapped.ts";
import { saysWhoEntered } from "./payload-mapping.ts";
import { isJsonObject } from "#lib/domain/json/json-value.ts";
import { parseBody } from "./parse-body.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import { ProblemList } from "./problem-list.ts";
import { noEnvelope, readEnvelope } from "./read-envelope.ts";
import { readOffer } from "./read-offer.ts";
import { purposeRules, readPurpose } from "./read-purpose.ts";
import type { PurposeRule } from "./read-purpose.ts";
import { readValidity } from "./read-validity.ts";
import type { Reading } from "./reading.ts";
import type { ScannedJson } from "#lib/domain/json/parse-sent-json.ts";
import { textLeaves, toSearchText } from "./search-text.ts";
import { isTestBody } from "./test-event.ts";

/**
 * Reads a body as received. Never throws, whatever the bytes.
 *
 * @param arrival what is known beside the bytes; without it nothing is called expired or of another project
 */
export function readEvent(
  body: Uint8Array,
  arrival: Arrival = unknownArrival,
): Reading {
  const problems = new ProblemList();
  const opened = openBody(body, arrival, problems);
  const { decoded, json, isWrapped, isCompressed } = opened;
  if (!json) return readNoJson(decoded.text, problems);
  const reading = readJson(json, arrival, problems, isWrapped);
  const isSearchable =
    decoded.isJson && !isCompressed && checkSearchable(decoded, problems);
  return {
    ...reading,
    isSearchable,
    problems: problems.toArray(),
    needsAttention: problems.warned,
    // What came wrapped stays what it came as, with what was found inside.
    ...(isWrapped && {
      shape: decoded.isJson ? "raw" : "not_json",
      purpose: null,
      purposeRule: null,
    }),
  };
}

type ReadWithoutBytes = Omit<
  Reading,
  "isSearchable" | "problems" | "needsAttention"
>;

function readJson(
  { value, scan }: ScannedJson,
  arrival: Arrival,
  problems: ProblemList,
  isWrapped: boolean,
): ReadWithoutBytes {
  const { classified, objects: sent } = parseBody(value, scan, problems);
  const { shape, data, dataPath } = classified;
  const mapped = readMapped(classified, arrival.payloadMapping);
  const objects = withMapped(sent, mapped);
  const { reading: around, envelope } = readEnvelope(
    classified,
    problems,
    shape === "raw" && saysWhoEntered(mapped),
  );
  const saysEntered = around.eventType === segmentEntered;
  const isTest =
    isJsonObject(value) && (isTestBody(value) || isMappedTest(mapped));
  const rule = saysEntered ? ruleOf(classified, problems) : null;
  noteMapped(mapped, classified, problems);
  const kept = pickIndexedFields(objects, dataPath, problems);
  const validity = readValidity(objects, around.enteredAt);
  if (saysEntered) {
    const receivedAt = isTest ? null : arrival.receivedAt;
    checkAgreement(objects, envelope, classified, problems);
    checkPublication(objects, dataPath, problems);
    checkHappenedLater(around.enteredAt, receivedAt, problems);
    checkValidity(objects, validity, receivedAt, dataPath, problems);
  }
  if (!isTest) checkProject(around.projectId, arrival.projectId, problems);
  if (data !== null) checkPlaceholders(data, dataPath, shape, problems);
  checkHiddenCharacters(kept, dataPath, problems);
  const distributionId =
    around.distributionId ??
    toIndexedText(
      objects.publication?.metadata?.distribution_id,
      `${dataPath}.publication.metadata.distribution_id`,
      problems,
    );
  return {
    version: READING_VERSION,
    shape,
    ...around,
    distributionId,
    saysEntered,
    isTest,
    purpose: rule && purposeRules[rule].purpose,
    purposeRule: rule,
    ...kept,
    offer: readOffer(objects),
    ...validity,
    searchText: toSearchText([
      ...wordsOf(kept),
      ...idsWithOtherLetters(kept, around, distributionId),
      around.eventName,
      ...furtherWordsOf(objects),
      ...(isFullyRead(classified, saysEntered) && !isWrapped
        ? []
        : [around.eventType, ...textLeaves(value)]),
    ]),
  };
}

/** An entry's own texts are all among its words; of other bodies we know less. */
function isFullyRead({ shape }: ClassifiedBody, saysEntered: boolean): boolean {
  return saysEntered && (shape === "envelope" || shape === "data_only");
}

/** What the objects say in words; their ids are found by columns of their own. */
function wordsOf({
  customer,
  segment,
  campaign,
  promotionTier,
  voucher,
}: ObjectTexts): (string | null | undefined)[] {
  return [
    customer?.name,
    customer?.email,
    customer?.sourceId,
    segment?.name,
    campaign?.name,
    promotionTier?.name,
    voucher?.code,
  ];
}

/** The index of ids folds plain letters alone. */
function idsWithOtherLetters(
  kept: ObjectTexts,
  around: ReturnType<typeof readEnvelope>["reading"],
  distributionId: string | null,
): string[] {
  const ids = [
    kept.customer?.id,
    kept.segment?.id,
    kept.campaign?.id,
    kept.promotionTier?.id,
    kept.publication?.id,
    distributionId,
    around.sendoutId,
    around.voucherifyEventId,
    around.groupId,
  ];
  return ids.flatMap((id) => (id && /[^\x20-\x7e]/.test(id) ? [id] : []));
}

/** A phone number is found by its digits alone too; what metadata holds is the merchant's own. */
function* furtherWordsOf({
  customer,
  campaign,
  promotionTier,
  voucher,
}: VoucherifyObjects): Generator<string | null | undefined> {
  yield customer?.phone;
  yield customer?.phone?.replace(/[^\d\n]/g, "");
  for (const object of [customer, voucher, campaign, promotionTier]) {
    yield* textLeaves(object?.metadata ?? null);
  }
}

function readNoJson(text: string | null, problems: ProblemList): Reading {
  return {
    version: READING_VERSION,
    shape: "not_json",
    ...noEnvelope,
    saysEntered: false,
    isTest: false,
    purpose: null,
    purposeRule: null,
    customer: null,
    segment: null,
    campaign: null,
    promotionTier: null,
    voucher: null,
    publication: null,
    offer: null,
    validFrom: null,
    validUntil: null,
    problems: problems.toArray(),
    needsAttention: problems.warned,
    searchText: toSearchText([text]),
    isSearchable: false,
  };
}

/** The purpose's rule for an entry, with what speaks against it or is missing reported. */
function ruleOf(
  { shape, data, dataPath }: ClassifiedBody,
  problems: ProblemList,
): PurposeRule | null {
  // A raw body is an entry by a mapping alone, which says nothing of the objects that a purpose follows from.
  if (data === null || shape === "raw") return null;
  if (shape === "envelope" || shape === "data_only") {
    checkDataKeys(data, dataPath, problems);
  }
  const found = readPurpose(data);
  if (found?.contradiction) {
    problems.warn("contradiction", dataPath, found.contradiction);
  }
  return found?.rule ?? null;
}
