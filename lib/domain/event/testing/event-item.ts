import { objectFields } from "#lib/domain/field/object-fields.ts";
import type { EventItem } from "#lib/domain/event/event.ts";

type Customer = NonNullable<EventItem["customer"]>;

/** A customer of whom nothing is known but what is given. */
export function customerOf(given: Partial<Customer>): Customer {
  // The registry names every member; its type is made of the same names.
  return { ...noCustomer, ...given } as Customer;
}

const noCustomer = Object.fromEntries(
  Object.keys(objectFields)
    .filter((name) => name.startsWith("customer."))
    .map((name) => [name.slice("customer.".length), null]),
);

/** A plain entry of a list; whatever matters to a test is given. */
export function eventItem(given: Partial<EventItem>): EventItem {
  return {
    id: "019ab3f2-6c1e-7000-8000-000000000001",
    receivedAt: "2026-11-23T10:42:07.101Z",
    source: {
      id: "019ab3f2-0000-7000-8000-000000000000",
      name: "Production",
      currency: "EUR",
    },
    outcome: "accepted",
    rejection: null,
    signature: "valid",
    isEntry: true,
    isTest: false,
    validFrom: null,
    validUntil: null,
    shape: "envelope",
    eventType: "customer.segment.entered",
    eventTypeAssumed: false,
    eventName: "Welcome series, step 1",
    purpose: "plain_message",
    customer: customerOf({
      id: "cust_1",
      sourceId: "a-tst",
      name: "Alex Test",
      email: "alex@test.example",
    }),
    segment: { id: "seg_1", name: "New Customers" },
    campaign: null,
    promotionTier: null,
    voucher: null,
    publication: null,
    offer: null,
    projectId: null,
    distributionId: null,
    sendoutId: null,
    enteredAt: null,
    sentAt: "2026-11-23T10:42:06.702Z",
    duplicateOf: null,
    duplicateKind: null,
    bodySize: 900,
    erasedAt: null,
    needsAttention: false,
    problems: [],
    ...given,
  };
}
