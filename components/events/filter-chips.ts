import {
  type EventFilter,
  eventFilterSchema,
  type FilterKey,
  withoutKeys,
} from "#lib/domain/event-filter.ts";

/** What a person calls each key. */
const words: Readonly<Record<FilterKey, string>> = {
  segment: "Segment",
  campaign: "Campaign",
  source: "Source",
  purpose: "Purpose",
  outcome: "Outcome",
  entries: "Entries",
  attention: "Needs attention",
  from: "Received from",
  to: "Received to",
  promotionTier: "Promotion tier",
  distribution: "Distribution",
  eventType: "Event type",
  shape: "Shape",
  signature: "Signature",
  customer: "Customer",
  code: "Code",
  q: "Search",
  match: "Payload contains",
  duplicates: "Duplicates",
  order: "Order",
};

export type FilterChip = {
  readonly key: FilterKey;
  readonly label: string;
  readonly value: string;
  /** The filter without it. */
  readonly without: EventFilter;
};

/**
 * The parts of a filter that no tab or picker of the page shows, so that nothing narrows a list unseen.
 *
 * @param besides keys that the page shows in another way
 */
export function filterChips(
  filter: EventFilter,
  besides: readonly FilterKey[],
): FilterChip[] {
  return eventFilterSchema.keyof().options.flatMap((key) => {
    const value = filter[key];
    if (value === undefined || besides.includes(key)) return [];
    return [
      {
        key,
        label: words[key],
        value: typeof value === "string" ? value : value.join(", "),
        without: withoutKeys(filter, [key]),
      },
    ];
  });
}
