import type { EventItem } from "#lib/domain/event/event.ts";
import { durationWords } from "./duration-words.ts";

/** That what was sent had expired when it came: "Expired 9 h before delivery"; null where it had not. */
export function expiredWords({
  validUntil,
  receivedAt,
}: Pick<EventItem, "validUntil" | "receivedAt">): string | null {
  if (validUntil === null) return null;
  const late = Date.parse(receivedAt) - Date.parse(validUntil);
  return late > 0 ? `Expired ${durationWords(late)} before delivery` : null;
}
