import type { Shape } from "./shape.ts";
import { isOwnObject, objectKeys } from "#lib/domain/voucherify/own-object.ts";
import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";

export const segmentEntered = "customer.segment.entered";
export const segmentLeft = "customer.segment.left";

/**
 * A JSON body told apart by its structure alone. `data` is where Voucherify's objects
 * are looked for, at `dataPath` of the body; null for JSON that is no object, empty where an envelope's is none.
 */
export type ClassifiedBody = {
  readonly shape: Exclude<Shape, "not_json">;
  readonly data: JsonObject | null;
  readonly dataPath: "$" | "$.data";
  /** The body, when it is an envelope of that age. */
  readonly envelope: JsonObject | null;
  readonly legacyEnvelope: JsonObject | null;
};

export function classifyBody(body: unknown): ClassifiedBody {
  const unwrapped = {
    data: isJsonObject(body) ? body : null,
    dataPath: "$",
    envelope: null,
    legacyEnvelope: null,
  } as const;
  if (!isJsonObject(body)) return { ...unwrapped, shape: "raw" };
  const data = ownMember(body, "data");
  if (isJsonObject(data)) {
    const wrapped = { ...unwrapped, data, dataPath: "$.data" } as const;
    if (hasEnvelope(body)) {
      const shape = isDesigned(body, data) ? "designed" : "envelope";
      return { ...wrapped, shape, envelope: body };
    }
    if (hasLegacyEnvelope(body, data)) {
      return { ...wrapped, shape: "legacy", legacyEnvelope: body };
    }
  }
  if (hasEnvelope(body) && data !== undefined) {
    // What the marketer made of the data is no object: who sent it, and of what event, is still in the envelope.
    const wrapped = { ...unwrapped, data: {}, dataPath: "$.data" } as const;
    return { ...wrapped, shape: "designed", envelope: body };
  }
  return { ...unwrapped, shape: isBareData(body) ? "data_only" : "raw" };
}

/** Whether an object has what stands around the data of an event. */
export function hasEnvelope(body: JsonObject): boolean {
  return (
    isJsonObject(ownMember(body, "event")) ||
    isJsonObject(ownMember(body, "source"))
  );
}

function hasLegacyEnvelope(body: JsonObject, data: JsonObject): boolean {
  if (typeof ownMember(body, "type") !== "string") return false;
  const is2018 =
    ownMember(body, "object") === "event" ||
    typeof ownMember(body, "webhook_id") === "string";
  return is2018 || isJsonObject(ownMember(data, "object"));
}

/** Only distributions let a marketer design the data. What is not designed begins with Voucherify's own customer. */
function isDesigned(body: JsonObject, data: JsonObject): boolean {
  const source = ownMember(body, "source");
  if (isJsonObject(source) && ownMember(source, "object") === "webhook") {
    return false;
  }
  const event = ownMember(body, "event");
  const type = isJsonObject(event) ? ownMember(event, "type") : null;
  return type === segmentEntered || type === segmentLeft
    ? !hasCustomerAndSegment(data)
    : !objectKeys.some((key) => isOwnObject(data, key));
}

/** The bare data of the vendor's page, unless it calls its segment something else. */
function isBareData(body: JsonObject): boolean {
  if (!hasCustomerAndSegment(body)) return false;
  const segment = ownMember(body, "segment");
  const name = isJsonObject(segment) ? ownMember(segment, "object") : null;
  return typeof name !== "string" || name === "segment";
}

function hasCustomerAndSegment(data: JsonObject): boolean {
  return (
    isOwnObject(data, "customer") && isJsonObject(ownMember(data, "segment"))
  );
}
