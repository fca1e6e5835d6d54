import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";

/**
 * The key that marks a body as a test when its value is true. It stands in the body, where a
 * signature covers it: a header could be added to a genuine request, which would then be left out of every list.
 */
export const testMark = "segment_inspector_test";

/** Ids that Voucherify's payload designer fills its preview with. */
const placeholder = /^[a-z]+[_-]0{6,}$/;

/** Whether a body was made to try something out: by our own test entry, or by the preview of the payload designer. */
export function isTestBody(body: JsonObject): boolean {
  if (ownMember(body, testMark) === true) return true;
  const source = memberObject(body, "source");
  const event = memberObject(body, "event");
  const isEnvelope = source !== null || event !== null;
  const ids = [
    ownMember(body, "webhook_id"),
    ...(isEnvelope ? [ownMember(body, "id")] : []),
    ...(source ? [ownMember(source, "id")] : []),
    ...(event ? [ownMember(event, "id"), ownMember(event, "group_id")] : []),
  ];
  return ids.some((id) => typeof id === "string" && isPlaceholderId(id));
}

/** Whether an id is what the designer's preview puts where there is none yet. */
export function isPlaceholderId(id: string): boolean {
  return placeholder.test(id);
}

function memberObject(body: JsonObject, key: string): JsonObject | null {
  const member = ownMember(body, key);
  return isJsonObject(member) ? member : null;
}
