import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { isPersonalKey } from "#lib/domain/filter/personal-keys.ts";
import type { NewActivity } from "#lib/domain/activity/activity.ts";

/**
 * A filter as an activity keeps it: what tells of people is set apart, where erasure finds it, with
 * the digest of what was found by it, which may be of one person alone.
 */
export function toFilterDetails(
  filter: EventFilter,
  { sha256, ...result }: { readonly [key: string]: unknown; sha256?: string },
): Pick<NewActivity, "details" | "personal"> {
  const keys = Object.entries(filter);
  const plain = keys.filter(([key]) => !isPersonalKey(key));
  const personal = keys.filter(([key]) => isPersonalKey(key));
  const details = { filter: Object.fromEntries(plain), ...result };
  return personal.length === 0
    ? { details: { ...details, sha256 } }
    : { details, personal: { filter: Object.fromEntries(personal), sha256 } };
}
