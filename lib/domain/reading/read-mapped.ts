import { parsePayloadPath } from "#lib/domain/json/payload-path.ts";
import {
  isJsonObject,
  type JsonObject,
  ownMember,
} from "#lib/domain/json/json-value.ts";
import { isNumeric, numericText } from "#lib/domain/json/sent-number.ts";
import {
  findMapped,
  mappableFields,
  type MappedTexts,
  type PayloadMapping,
} from "./payload-mapping.ts";
import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import { objectFields } from "#lib/domain/field/object-fields.ts";
import type { ProblemList } from "./problem-list.ts";
import { isPlaceholderId } from "./test-event.ts";
import type { ClassifiedBody } from "./classify-body.ts";

/**
 * What a source's mapping finds in a body that somebody designed, with or without an envelope; nothing in any other,
 * whose places Voucherify documents.
 */
export function readMapped(
  { shape, data }: ClassifiedBody,
  mapping: PayloadMapping,
): MappedTexts {
  return data !== null && (shape === "designed" || shape === "raw")
    ? findMapped(mapping, (path) => textAt(data, path))
    : {};
}

/**
 * The objects with what the mapping found. An object that it found a text of holds only such texts, unless the same texts
 * were sent under Voucherify's own keys: what else was sent there may belong to another customer, or to another code.
 */
export function withMapped(
  objects: VoucherifyObjects,
  found: MappedTexts,
): VoucherifyObjects {
  const voucher = withTexts(objects.voucher, { code: found["voucher.code"] });
  return {
    ...objects,
    publication: voucher === objects.voucher ? objects.publication : null,
    customer: withTexts(objects.customer, {
      id: found["customer.id"],
      source_id: found["customer.sourceId"],
      name: found["customer.name"],
      email: found["customer.email"],
    }),
    segment: withTexts(objects.segment, {
      id: found["segment.id"],
      name: found["segment.name"],
    }),
    campaign: withTexts(objects.campaign, {
      id: found["campaign.id"],
      name: found["campaign.name"],
    }),
    voucher,
  };
}

/** Whether it is the designer's preview, which a payload without an envelope shows by the ids within alone. */
export function isMappedTest(found: MappedTexts): boolean {
  const ids = [found["customer.id"], found["segment.id"], found["campaign.id"]];
  return ids.some((id) => id !== undefined && isPlaceholderId(id.text));
}

/** Says where what is shown was read, since Voucherify's own keys do not say it. */
export function noteMapped(
  mapped: MappedTexts,
  { dataPath }: ClassifiedBody,
  problems: ProblemList,
): void {
  const read = mappableFields.flatMap((field) => {
    const found = mapped[field];
    return found ? `${objectFields[field].words} from ${found.path}` : [];
  });
  if (read.length === 0) return;
  problems.note(
    "read_by_mapping",
    dataPath,
    `Mapped fields: ${read.join(", ")}.`,
  );
}

function withTexts<T extends object>(
  sent: T | null,
  found: { readonly [Key in keyof T]?: MappedTexts[keyof MappedTexts] },
): T | null {
  const texts = Object.entries<MappedTexts[keyof MappedTexts]>(found).flatMap(
    ([key, one]) => (one ? [[key, one.text] as const] : []),
  );
  const isSame = texts.every(
    ([key, text]) => sent !== null && sent[key as keyof T] === text,
  );
  // Every object of Voucherify's may be without any of its fields.
  return isSame ? sent : (Object.fromEntries(texts) as T);
}

/** As it was sent: numbers are ids in some designs. A design may have a `data` of its own, which paths leave out like the envelope's. */
export function textAt(data: JsonObject, path: string): string | undefined {
  const keys = parsePayloadPath(path);
  return sentText(data, keys) ?? sentText(ownMember(data, "data"), keys);
}

function sentText(data: unknown, keys: readonly string[]): string | undefined {
  let value = data;
  for (const key of keys) {
    value = isJsonObject(value) ? ownMember(value, key) : undefined;
  }
  if (isNumeric(value)) return numericText(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
