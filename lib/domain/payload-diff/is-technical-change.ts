import type { PayloadGroup } from "./payload-change.ts";
import type { PlaceKeys } from "./name-place.ts";

/** Ids and times around the data: of the sendout and of the event, never of what happened. */
const envelopeNoise = new Set([
  "id",
  "created_at",
  "webhook_id",
  "event.id",
  "event.created_at",
  "event.group_id",
]);

/** Ids and times of one code and of its publication; the code itself tells them apart. */
const deliveryNoise = new Set(["id", "created_at", "vouchers_id"]);

/**
 * Whether a place differs between any two bodies without telling anything: `updated_at` and
 * `system_metadata` anywhere, the ids and times of the delivery itself.
 */
export function isTechnicalChange(
  keys: PlaceKeys,
  group: PayloadGroup,
): boolean {
  if (keys.includes("metadata")) return false;
  if (keys.at(-1) === "updated_at" || keys.includes("system_metadata")) {
    return true;
  }
  if (group === "envelope") return envelopeNoise.has(keys.join("."));
  const [, second] = keys;
  return (
    (group === "voucher" || group === "publication") &&
    typeof second === "string" &&
    deliveryNoise.has(second)
  );
}
