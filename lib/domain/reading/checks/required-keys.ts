import { childPath, placeName } from "#lib/domain/json/json-path.ts";
import { isJsonObject, ownMember } from "#lib/domain/json/json-value.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";
import type { ObjectKey } from "#lib/domain/voucherify/own-object.ts";
import type { ProblemList } from "#lib/domain/reading/problem-list.ts";

type RequiredKeys = {
  /** Keys without which something is lost, with what. Null is as bad as absent. */
  readonly needed: Readonly<Record<string, string>>;
  /** Keys that are documented as always sent. Null is normal. */
  readonly expected: readonly string[];
};

const ofObjects: Partial<Record<ObjectKey, RequiredKeys>> = {
  customer: {
    needed: { id: "the customer's entries cannot be brought together" },
    expected: ["object", "summary", "loyalty", "referrals"],
  },
  segment: {
    needed: {
      id: "the entry cannot be found by its segment",
      name: "the segment cannot be named",
    },
    expected: ["object"],
  },
  campaign: { needed: {}, expected: ["id", "name"] },
  promotion_tier: { needed: {}, expected: ["id", "name"] },
  voucher: {
    needed: { code: "it is not known which code the customer got" },
    expected: ["type", "created_at", "redemption", "object"],
  },
  publication: {
    needed: {},
    expected: [
      "id",
      "object",
      "created_at",
      "customer_id",
      "metadata",
      "channel",
      "source_id",
      "result",
      "customer",
      "vouchers_id",
    ],
  },
};

const ofEntry: RequiredKeys = {
  needed: {
    customer: "it is not known who entered",
    segment: "it is not known which segment was entered",
  },
  expected: [],
};

const ofEnvelope: RequiredKeys = {
  needed: {
    event: "it is not known what happened",
  },
  expected: ["id", "project_id", "created_at", "type", "source"],
};
const ofSource: RequiredKeys = {
  needed: {},
  expected: ["id", "object", "target_url"],
};
const ofEvent: RequiredKeys = {
  needed: { type: "it is not known what happened" },
  expected: ["id", "created_at"],
};

/** Reports what an entry's data should hold and does not. */
export function checkDataKeys(
  data: JsonObject,
  dataPath: string,
  problems: ProblemList,
): void {
  check(data, dataPath, ofEntry, problems);
  for (const [key, required] of Object.entries(ofObjects)) {
    const object = ownMember(data, key);
    if (isJsonObject(object)) {
      check(object, childPath(dataPath, key), required, problems);
    }
  }
}

/** Reports what an envelope of any event should hold and does not. */
export function checkEnvelopeKeys(
  envelope: JsonObject,
  problems: ProblemList,
): void {
  check(envelope, "$", ofEnvelope, problems);
  const source = ownMember(envelope, "source");
  if (isJsonObject(source)) check(source, "$.source", ofSource, problems);
  const event = ownMember(envelope, "event");
  if (isJsonObject(event)) check(event, "$.event", ofEvent, problems);
}

function check(
  object: JsonObject,
  path: string,
  required: RequiredKeys,
  problems: ProblemList,
): void {
  for (const key of Object.keys(required.needed)) {
    const value = ownMember(object, key);
    if (value === undefined || value === null) {
      const at = childPath(path, key);
      problems.warn(
        "missing_key",
        at,
        `${placeName(at)} is missing: ${required.needed[key] ?? ""}.`,
      );
    }
  }
  for (const key of required.expected) {
    if (ownMember(object, key) === undefined) {
      const at = childPath(path, key);
      problems.note(
        "missing_key",
        at,
        `${placeName(at)} is missing, though Voucherify documents that it is always sent.`,
      );
    }
  }
}
