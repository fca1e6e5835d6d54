import { z } from "zod";
import { namesSomebody } from "#lib/domain/voucherify/names-somebody.ts";
import {
  formatPayloadPath,
  parsePayloadPath,
  payloadPathSchema,
} from "#lib/domain/json/payload-path.ts";
import {
  hasOwnIdPrefix,
  type ObjectKey,
} from "#lib/domain/voucherify/own-object.ts";

/** What a place in a designed payload may hold, each a name of `objectFields`. */
export const mappableFields = [
  "customer.id",
  "customer.sourceId",
  "customer.name",
  "customer.email",
  "segment.id",
  "segment.name",
  "campaign.id",
  "campaign.name",
  "voucher.code",
] as const;
export type MappableField = (typeof mappableFields)[number];

const maxPlaces = 50;
const maxPathCharacters = 200;

/** The fields that hold an id of Voucherify's, each with the object whose it is. */
const idsOf: Partial<Record<MappableField, ObjectKey>> = {
  "customer.id": "customer",
  "segment.id": "segment",
  "campaign.id": "campaign",
};

/** A place, spelled in one way, so that none is named twice. */
const placeSchema = payloadPathSchema
  .max(
    maxPathCharacters,
    `takes at most ${String(maxPathCharacters)} characters`,
  )
  .overwrite((text) =>
    payloadPathSchema.safeParse(text).success
      ? formatPayloadPath(parsePayloadPath(text))
      : text,
  );

/**
 * Where the payloads that marketers designed for a source keep what an entry is read from. A place is spelled as in the
 * payload filter, from the designed data on: `user.profile.mail`. Several places may hold one field, since one source may
 * receive several designs: of those that a payload has, the first counts.
 */
export const payloadMappingSchema = z
  .array(
    z.strictObject(
      {
        path: placeSchema,
        field: z.enum(
          mappableFields,
          `takes one of ${mappableFields.join(", ")}`,
        ),
      },
      "takes a JSON object with path and field",
    ),
    "takes a list of places, each with path and field",
  )
  .max(maxPlaces, `takes at most ${String(maxPlaces)} places`)
  .refine(
    (places) => new Set(places.map(({ path }) => path)).size === places.length,
    "names a place twice",
  );
export type PayloadMapping = readonly Readonly<
  z.infer<typeof payloadMappingSchema>[number]
>[];

/** One as it was stored: what another version left there and this one cannot read stops no webhook. */
export const storedMappingSchema = payloadMappingSchema.catch([]);

/** The text that each field was found to hold, with the place that holds it. */
export type MappedTexts = Partial<
  Record<MappableField, { readonly text: string; readonly path: string }>
>;

/**
 * Finds the text of each field. White space, an unfilled placeholder, and an id that is not Voucherify's count as nothing:
 * as values they would make many customers look like one.
 *
 * @param textAt the text at a place of a payload; undefined where it has none
 */
export function findMapped(
  mapping: PayloadMapping,
  textAt: (path: string) => string | undefined,
): MappedTexts {
  const found: MappedTexts = {};
  for (const { path, field } of mapping) {
    const text = textAt(path);
    if (text !== undefined && isValue(field, text))
      found[field] ??= { text, path };
  }
  return found;
}

function isValue(field: MappableField, text: string): boolean {
  if (!namesSomebody(text)) return false;
  const object = idsOf[field];
  return object === undefined || hasOwnIdPrefix(object, text);
}

/** Whether a payload that names no event is an entry by what was found in it: a customer and a segment. */
export function saysWhoEntered(found: MappedTexts): boolean {
  const holds = (object: string) =>
    Object.keys(found).some((field) => field.startsWith(`${object}.`));
  return holds("customer") && holds("segment");
}

/** A stored payload that somebody designed, to choose places from. */
export type DesignedPayload = {
  readonly eventId: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** What its envelope says happened: that a customer entered a segment, something else, or nothing, for want of one. */
  readonly event: "entered" | "other" | "none";
  /** Every place that can be named, in the order sent, with what would be read there; long texts only begin. */
  readonly places: readonly { readonly path: string; readonly text: string }[];
};

/** What a mapping would find in a stored payload, and whether that is an entry. */
export function previewMapping(
  { places, event }: DesignedPayload,
  mapping: PayloadMapping,
): { readonly found: MappedTexts; readonly isEntry: boolean } {
  const found = findMapped(
    mapping,
    (at) => places.find(({ path }) => path === at)?.text,
  );
  return {
    found,
    isEntry: event === "entered" || (event === "none" && saysWhoEntered(found)),
  };
}
