import type { ClassifiedBody } from "#lib/domain/reading/classify-body.ts";
import { toIsoTime } from "#lib/domain/voucherify/field.ts";
import { childPath } from "#lib/domain/json/json-path.ts";
import { isJsonObject, memberEntries } from "#lib/domain/json/json-value.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";
import { ProblemList } from "#lib/domain/reading/problem-list.ts";
import { readEnvelope } from "#lib/domain/reading/read-envelope.ts";
import type { PayloadPart } from "#lib/domain/voucherify/undocumented-parts.ts";

/** What stands around the data and is in no `Reading`: the target address, the causing user, whatever is new. */
export function unreadEnvelopeParts(
  classified: ClassifiedBody,
): readonly PayloadPart[] {
  const envelope = classified.envelope ?? classified.legacyEnvelope;
  if (envelope === null) return [];
  const { reading } = readEnvelope(classified, new ProblemList());
  const read = new Set(
    Object.values(reading).filter((value) => typeof value === "string"),
  );
  return [...unreadParts(envelope, "$", read)];
}

/** The objects of an envelope that are looked into rather than shown whole. */
const lookedInto = new Set(["$.source", "$.event", "$.event.event_source"]);

function* unreadParts(
  object: JsonObject,
  path: string,
  read: ReadonlySet<string>,
): Generator<PayloadPart> {
  for (const [key, value] of memberEntries(object)) {
    const at = childPath(path, key);
    if (at === "$.data") continue;
    if (isJsonObject(value) && lookedInto.has(at)) {
      yield* unreadParts(value, at, read);
    } else if (
      typeof value !== "string" ||
      !read.has(toIsoTime(value) ?? value)
    ) {
      yield { path: at, value };
    }
  }
}
