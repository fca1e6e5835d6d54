import type { Scene } from "./entry.ts";
import type { EnvelopeReading } from "#lib/domain/reading/read-envelope.ts";
import type { JsonObject } from "./json-object.ts";
import { Prng, stream } from "#lib/simulator/prng.ts";

/** What an envelope of version v2024-01-01 says about its data. */
export type EnvelopeFacts = {
  readonly eventType: string;
  /** The marketer's event name of a distribution; the event type of a project webhook. */
  readonly name: string;
  readonly origin:
    | { readonly object: "distribution"; readonly id: string }
    | { readonly object: "webhook"; readonly id: string };
  /** Of the thing that the event is about. */
  readonly entityId: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly data: JsonObject;
};

/** What an envelope adds to a reading. */
export type EnvelopeReads = Omit<EnvelopeReading, "eventTypeAssumed">;

/** The address that bodies name as their target; not the one they are sent to, so that a run can be repeated anywhere. */
const targetUrl = "https://inspector.shop.example/api/webhooks/simulated";

/** An envelope, and what a right reading takes from it. Events of the burst share one group id: one act caused them all. */
export function makeEnvelope(
  scene: Scene,
  index: number,
  prng: Prng,
  facts: EnvelopeFacts,
): { readonly json: JsonObject; readonly reads: EnvelopeReads } {
  const { eventType, name, origin, entityId, data } = facts;
  const createdAt = new Date(facts.createdAt).toISOString();
  const sendoutId = `whs_${prng.hex(18)}`;
  const eventId = `${eventType.startsWith("voucher.") ? "evvou" : "evcus"}_${prng.hex(18)}`;
  const groupId =
    index < scene.burst
      ? `v-${new Prng(scene.seed, stream.world, 1).hex(18)}`
      : `v-${prng.hex(18)}`;
  const eventSource = makeEventSource(prng);
  return {
    json: {
      id: sendoutId,
      project_id: scene.world.projectId,
      created_at: createdAt,
      type: name,
      data,
      source: { id: origin.id, object: origin.object, target_url: targetUrl },
      event: {
        id: eventId,
        type: eventType,
        created_at: createdAt,
        ...(prng.chance(0.7) && { entity_id: entityId }),
        group_id: groupId,
        event_source: eventSource,
      },
    },
    reads: {
      eventType,
      eventName: origin.object === "distribution" ? name : null,
      projectId: scene.world.projectId,
      distributionId: origin.object === "distribution" ? origin.id : null,
      sendoutId,
      voucherifyEventId: eventId,
      groupId,
      channel: eventSource.channel,
      enteredAt: createdAt,
      sentAt: createdAt,
    },
  };
}

function makeEventSource(
  prng: Prng,
): JsonObject & { readonly channel: string } {
  const channel = prng.pickWeighted([
    ["INTERNAL", 5],
    ["API", 3],
    ["CLIENT_API", 1],
    ["USER_PORTAL", 1],
  ] as const);
  switch (channel) {
    case "INTERNAL":
      return { channel };
    case "USER_PORTAL":
      return { channel, user: { id: `user_${prng.letters(32)}` } };
    case "API":
    case "CLIENT_API": {
      const id = prng.hex(32);
      return {
        channel,
        api_key: {
          name: channel === "API" ? "Shop back end" : "Storefront",
          app_id: [
            id.slice(0, 8),
            id.slice(8, 12),
            id.slice(12, 16),
            id.slice(16, 20),
            id.slice(20),
          ].join("-"),
        },
      };
    }
  }
}
