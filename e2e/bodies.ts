import {
  customer,
  distributionEnvelope,
  segment,
} from "#lib/domain/voucherify/sample-bodies.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";

let made = 0;

/** A segment entry with ids of its own, so that it repeats no other. */
export function entry(data: object, envelope: JsonObject = {}): JsonObject {
  made += 1;
  const number = String(made).padStart(18, "0");
  const body = distributionEnvelope(data);
  return {
    ...body,
    id: `whs_${number}`,
    created_at: new Date().toISOString(),
    ...envelope,
    event: {
      ...body.event,
      id: `evcus_${number}`,
      created_at: new Date().toISOString(),
    },
  };
}

/** Someone by this name enters a segment by this name and is sent a plain message. */
export function plainEntry(name: string, segmentName = segment.name) {
  return entry({
    customer: { ...customer, ...person(name) },
    segment: { ...segment, id: `seg_${slug(segmentName)}`, name: segmentName },
  });
}

function person(name: string) {
  return {
    id: `cust_${slug(name)}`,
    source_id: `crm-${slug(name)}`,
    name,
    email: `${slug(name)}@harbour.example`,
  };
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
