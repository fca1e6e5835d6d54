import { systemContext } from "#lib/services/context.ts";
import { selectEvents } from "#lib/db/events/select-events.ts";
import { formatEventCursor } from "#lib/domain/event/event-cursor.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { getEvent } from "#lib/services/events/get-event.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { listEvents } from "#lib/services/events/list-events.ts";

/** What is asked of the services, over and over, each time about another event; null where that event has not what it takes. */
export type ReadCase = {
  readonly name: string;
  /** The aim for the slowest of twenty, in ms. */
  readonly aimMs: number;
  readonly read: (about: EventItem) => Promise<unknown> | null;
};

const reader = () => systemContext("bench");

const pageMs = 50;
const facetsMs = 300;

type ToFilter = (event: EventItem) => EventFilter | null;

const page = (name: string, toFilter: ToFilter): ReadCase => ({
  name,
  aimMs: pageMs,
  read: (about) => {
    const filter = toFilter(about);
    return filter && listEvents(reader(), filter);
  },
});

const facets = (name: string, toFilter: ToFilter): ReadCase => ({
  name: `facets: ${name}`,
  aimMs: facetsMs,
  read: (about) => {
    const filter = toFilter(about);
    return filter && getFacets(reader(), filter, { widened: true });
  },
});

/** A filter by one list that the event's own value gives. */
const by = (
  key: keyof EventFilter,
  value: (event: EventItem) => string | null | undefined,
): ReadCase =>
  page(`filter: ${key}`, (event) => {
    const found = value(event);
    return found == null ? null : { [key]: [found] };
  });

const days = (event: EventItem, count: number) => ({
  from: new Date(
    Date.parse(event.receivedAt) - count * 86_400_000,
  ).toISOString(),
  to: event.receivedAt,
});

const three: ToFilter = ({ segment, purpose, campaign }) =>
  segment?.id && purpose && campaign?.id
    ? {
        segment: [segment.id],
        purpose: [purpose],
        campaign: [campaign.id],
        entries: "only",
      }
    : null;

const rareWords: ToFilter = ({ customer }) =>
  customer?.email ? { q: customer.email } : null;
const commonWords: ToFilter = ({ segment }) =>
  segment?.name ? { q: segment.name } : null;
const rareValue: ToFilter = ({ customer }) =>
  customer?.id ? { payload: [`customer.id:eq:${customer.id}`] } : null;
const commonValue: ToFilter = ({ segment }) =>
  segment?.id ? { payload: [`segment.id:eq:${segment.id}`] } : null;
const nowhere: ToFilter = ({ id }) => ({ payload: [`segment.id:eq:${id}`] });

export const readCases: readonly ReadCase[] = [
  page("first page", () => ({})),
  page("first page of entries", () => ({ entries: "only" })),
  page("first page, oldest first", () => ({ order: "asc" })),
  {
    name: "deep page",
    aimMs: pageMs,
    read: ({ id }) =>
      listEvents(
        reader(),
        {},
        { cursor: formatEventCursor({ side: "after", eventId: id }) },
      ),
  },
  {
    name: "deep page of a segment",
    aimMs: pageMs,
    read: ({ id, segment }) =>
      segment?.id
        ? selectEvents(
            "all",
            { segment: [segment.id], entries: "only" },
            {
              cursor: { side: "after", eventId: id },
              limit: 50,
              now: new Date(),
            },
          )
        : null,
  },
  by("segment", ({ segment }) => segment?.id),
  by("campaign", ({ campaign }) => campaign?.id),
  by("promotionTier", ({ promotionTier }) => promotionTier?.id),
  by("distribution", ({ distributionId }) => distributionId),
  by("source", ({ source }) => source.id),
  by("eventType", ({ eventType }) => eventType),
  by("eventName", ({ eventName }) => eventName),
  by("purpose", ({ purpose }) => purpose),
  by("shape", ({ shape }) => shape),
  by("signature", ({ signature }) => signature),
  by("outcome", ({ outcome }) => outcome),
  by("rejection", () => "signature_mismatch"),
  by("problem", () => "unknown_value"),
  by("customer", ({ customer }) => customer?.id),
  by("code", ({ voucher }) => voucher?.code),
  by("-segment", ({ segment }) => segment?.id),
  by("-outcome", () => "accepted"),
  page("filter: entries=exclude", () => ({ entries: "exclude" })),
  page("filter: attention", () => ({ attention: "only" })),
  page("filter: received in a week", (event) => days(event, 7)),
  page("filter: sent on a day", (event) => {
    const { from, to } = days(event, 1);
    return { sentFrom: from, sentTo: to };
  }),
  page("filter: nothing fits", () => ({
    shape: ["legacy"],
    signature: ["missing"],
  })),
  page("three filters together", three),
  page("free text, rare", rareWords),
  page("free text, common", commonWords),
  page("free text, two letters", ({ customer }) =>
    customer?.name ? { q: customer.name.slice(0, 2) } : null,
  ),
  page("payload value, rare", rareValue),
  page("payload value, common", commonValue),
  page("payload value, nowhere", nowhere),
  page("payload match", ({ customer }) =>
    customer?.id
      ? { match: JSON.stringify({ data: { customer: { id: customer.id } } }) }
      : null,
  ),
  page("payload greater than, of a segment", ({ segment }) =>
    segment?.id
      ? {
          segment: [segment.id],
          payload: ["customer.summary.orders.total_count:gt:3"],
        }
      : null,
  ),
  facets("everything", () => ({})),
  facets("entries of a segment", ({ segment }) =>
    segment?.id ? { segment: [segment.id], entries: "only" } : null,
  ),
  facets("three filters", three),
  facets("free text, rare", rareWords),
  facets("free text, common", commonWords),
  facets("payload value, common", commonValue),
  {
    name: "customer page",
    aimMs: pageMs,
    read: ({ customer, source }) =>
      customer?.id
        ? getCustomer(reader(), { id: customer.id, sourceId: source.id })
        : null,
  },
  {
    name: "one event",
    aimMs: pageMs,
    read: ({ id }) => getEvent(reader(), id),
  },
];
