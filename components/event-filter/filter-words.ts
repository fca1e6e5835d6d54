import type {
  ListFilterKey,
  SingleFilterKey,
} from "#lib/domain/filter/event-filter.ts";

/** What a person calls each key of a filter. */
export const filterWords: Readonly<
  Record<ListFilterKey | SingleFilterKey, string>
> = {
  segment: "Segment",
  campaign: "Campaign",
  source: "Source",
  purpose: "Purpose",
  outcome: "Outcome",
  rejection: "Rejection cause",
  promotionTier: "Promotion tier",
  distribution: "Distribution",
  eventType: "Event type",
  eventName: "Event name",
  shape: "Shape",
  signature: "Signature",
  problem: "Problem",
  customer: "Customer",
  code: "Code",
  project: "Project",
  payload: "Payload",
  deliveredTo: "Delivered to",
  notDeliveredTo: "Not delivered to",
  id: "Event",
  entries: "Entries",
  attention: "Needs attention",
  q: "Search",
  match: "Payload contains",
  from: "Received from",
  to: "Received to",
  sentFrom: "Sent from",
  sentTo: "Sent to",
  enteredFrom: "Entered from",
  enteredTo: "Entered to",
  duplicates: "Duplicates",
  test: "Test events",
  validity: "Validity",
  order: "Order",
};
