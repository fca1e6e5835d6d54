import type { Entry, EntryData } from "./entry.ts";
import type { EnvelopeFacts } from "./envelope.ts";
import type { ExpectedObjects } from "./expected-reading.ts";
import { noObjects } from "./expected-reading.ts";
import type { JsonObject } from "./json-object.ts";
import type { Prng } from "#lib/simulator/prng.ts";

/** An event that reaches the same address and is no entry, told about the same customer. */
export function makeOtherEvent(
  entry: Entry,
  prng: Prng,
): { readonly facts: EnvelopeFacts; readonly objects: ExpectedObjects } {
  const { data, distribution, enteredAt, person, objects } = entry;
  const simpleCustomer = {
    id: person.id,
    name: person.name,
    email: person.email,
    source_id: person.sourceId,
    metadata: data.customer.metadata,
    object: "customer",
  };
  const byDistribution = {
    origin: { object: "distribution", id: distribution.id },
    entityId: person.id,
    createdAt: enteredAt,
  } as const;

  if (hasCode(data) && prng.chance(0.6)) {
    return {
      facts: {
        eventType: "voucher.published",
        name: "voucher.published",
        origin: { object: "webhook", id: `wh_${prng.letters(24)}` },
        entityId: String(data.voucher.id),
        createdAt: enteredAt,
        data: {
          customer: simpleCustomer,
          campaign: data.campaign,
          // Published by hand: no distribution is behind it.
          publication: {
            ...data.publication,
            metadata: {},
            channel: "voucherify-web-ui",
          },
          voucher: { ...data.voucher, categories: [] },
          created_at: new Date(enteredAt).toISOString(),
        },
      },
      objects: { ...objects, segment: null },
    };
  }
  if (prng.chance(0.5)) {
    return {
      facts: {
        ...byDistribution,
        eventType: "customer.segment.left",
        name: "left-segment",
        data: { customer: data.customer, segment: data.segment },
      },
      objects: {
        ...noObjects,
        customer: objects.customer,
        segment: objects.segment,
      },
    };
  }
  return {
    facts: {
      ...byDistribution,
      eventType: "customer.order.paid",
      name: "order-paid",
      data: { customer: simpleCustomer, order: makeOrder(entry, prng) },
    },
    objects: { ...noObjects, customer: objects.customer },
  };
}

function makeOrder({ person, enteredAt }: Entry, prng: Prng): JsonObject {
  const price = prng.int(900, 9900);
  const quantity = prng.int(1, 3);
  return {
    id: `ord_${prng.hex(18)}`,
    source_id: `W-${String(prng.int(100_000, 999_999))}`,
    status: "PAID",
    customer_id: person.id,
    amount: price * quantity,
    total_amount: price * quantity,
    items: [
      {
        id: `ordli_${prng.hex(18)}`,
        object: "order_item",
        product_id: `prod_${prng.hex(18)}`,
        quantity,
        price,
        amount: price * quantity,
        subtotal_amount: price * quantity,
      },
    ],
    metadata: {},
    created_at: new Date(enteredAt).toISOString(),
    object: "order",
  };
}

function hasCode(data: EntryData): data is EntryData & {
  campaign: JsonObject;
  voucher: JsonObject;
  publication: JsonObject;
} {
  return Boolean(data.campaign && data.voucher && data.publication);
}
