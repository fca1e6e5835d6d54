import type { Entry, Scene } from "./entry.ts";
import type { ExpectedReading } from "./expected-reading.ts";
import type { JsonObject } from "./json-object.ts";
import type { Prng } from "#lib/simulator/prng.ts";

/**
 * An event as webhook version v2018-08-01 sent it: the event's own id on top, the
 * sendout's as `webhook_id`, the thing itself under `data.object`, no `source` and no `event`.
 */
export function makeLegacyEvent(
  scene: Scene,
  { person, enteredAt, orderCount }: Entry,
  prng: Prng,
): {
  readonly json: JsonObject;
  readonly reads: Pick<
    ExpectedReading,
    "eventType" | "projectId" | "sendoutId" | "voucherifyEventId" | "enteredAt"
  >;
} {
  const id = `event_${prng.letters(24)}`;
  const sendoutId = `whs_${prng.hex(18)}`;
  const createdAt = new Date(enteredAt).toISOString();
  const eventType = "redemption.succeeded";
  return {
    json: {
      id,
      object: "event",
      webhook_id: sendoutId,
      project_id: scene.world.projectId,
      created_at: createdAt,
      type: eventType,
      data: {
        object: {
          id: `r_${prng.letters(24)}`,
          object: "redemption",
          date: createdAt,
          customer_id: person.id,
          tracking_id: person.sourceId,
          result: "SUCCESS",
          order: { amount: prng.int(900, 25_000), items: null },
          voucher: {
            id: `v_${prng.letters(32)}`,
            code: `OLD-${prng.letters(6)}`,
            type: "DISCOUNT_VOUCHER",
            discount: { type: "AMOUNT", amount_off: 1000 },
            redemption: { quantity: null, redeemed_quantity: orderCount + 1 },
            object: "voucher",
          },
          customer: {
            id: person.id,
            name: person.name,
            email: person.email,
            object: "customer",
          },
        },
      },
      metadata: {},
    },
    reads: {
      eventType,
      projectId: scene.world.projectId,
      sendoutId,
      voucherifyEventId: id,
      enteredAt: createdAt,
    },
  };
}
