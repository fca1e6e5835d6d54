import type { EnvelopeReads } from "./envelope.ts";
import type { JsonObject } from "./json-object.ts";

const zeros = "0".repeat(18);
const time = "2000-01-01T00:00:00.000Z";

/** The envelope that Voucherify's payload designer shows as a preview: real data, placeholder ids. */
export function makeDesignerPreview(
  projectId: string,
  data: JsonObject,
): JsonObject {
  return {
    id: `whs_${zeros}`,
    project_id: projectId,
    created_at: time,
    type: "",
    source: {
      id: `distr_${zeros}`,
      object: "distribution",
      target_url: "https://00000000-0000-0000-0000-000000000000",
    },
    event: {
      id: `evcus_${zeros}`,
      type: "customer.segment.entered",
      created_at: time,
      entity_id: `entity_id_${zeros}`,
      group_id: `v-${zeros}`,
      event_source: { channel: "INTERNAL" },
    },
    data,
  };
}

/** What a reading takes from the placeholders: all but the sendout's id, which would make every preview a repeat of the first. */
export const previewReads: Omit<EnvelopeReads, "eventType" | "projectId"> = {
  eventName: null,
  distributionId: `distr_${zeros}`,
  sendoutId: null,
  voucherifyEventId: `evcus_${zeros}`,
  groupId: `v-${zeros}`,
  channel: "INTERNAL",
  enteredAt: time,
  sentAt: time,
};
