import type { Entry } from "./entry.ts";
import type { JsonObject } from "./json-object.ts";
import type { Prng } from "#lib/simulator/prng.ts";

/**
 * What a marketer's payload design makes of an entry: keys of their own, texts
 * with the placeholders filled in, and often numbers in quotes, as the vendor's page advises.
 * Each design holds something that grows between entries, so no two bodies are the same.
 */
export function makeDesignedData(entry: Entry, prng: Prng): JsonObject {
  return prng.pick(designs)(entry);
}

const designs: readonly ((entry: Entry) => JsonObject)[] = [
  ({ person, objects, orderCount }) => ({
    recipient: person.email ?? "",
    sender: "hello@shop.example",
    subject: `A word for you, ${person.name ?? ""}`,
    text: codeSentence(objects.voucher?.code),
    orders_so_far: String(orderCount),
  }),
  ({ person, objects, orderCount, data }) => ({
    user: {
      id: person.sourceId,
      profile: { display_name: person.name, mail: person.email },
    },
    audience: objects.segment?.name,
    coupon: objects.voucher?.code ?? null,
    stats: {
      orders: orderCount,
      revenue: String(data.customer.summary.orders.total_amount),
    },
  }),
  ({ person, objects, orderCount }) => ({
    contact_key: person.id,
    list: objects.segment?.id,
    merge_fields: [
      { tag: "FULLNAME", value: person.name },
      { tag: "OFFER", value: objects.campaign?.name ?? null },
      { tag: "ORDERS", value: orderCount },
    ],
  }),
];

function codeSentence(code: string | null | undefined): string {
  return code ? `Your code is ${code}.` : "We thought of you today.";
}
