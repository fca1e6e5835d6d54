import type {
  FilterKey,
  ListFilterKey,
} from "#lib/domain/filter/event-filter.ts";
import { rejectionSchema } from "#lib/domain/event/event-values.ts";
import type { Facets, ValueCount } from "#lib/domain/counts/facets.ts";
import { problemKindSchema } from "#lib/domain/reading/problem.ts";
import { problemKindWords } from "#components/event-words/problem-kind-words.ts";
import {
  purposeOrder,
  purposeWords,
} from "#components/event-words/purpose-words.ts";
import type { PickableValue } from "./picker-options.ts";
import { rejectionReason } from "#components/event-words/rejection-reason.ts";
import { shapeWords } from "#components/event-words/shape-words.ts";
import { signatureWords } from "#components/event-words/signature-words.ts";

export type Picker = {
  readonly key: ListFilterKey;
  /** What is picked from, in the plural. */
  readonly many: string;
  readonly values: readonly PickableValue[];
};

const outcomeWords = {
  accepted: "Accepted",
  duplicate: "Duplicate",
  rejected: "Rejected",
};

/** Every key of a filter whose values can be listed, with the values that occur and how often. */
export function pickers(
  facets: Facets,
  destinations: readonly { readonly id: string; readonly name: string }[],
): Picker[] {
  return [
    { key: "segment", many: "segments", values: facets.segment },
    { key: "campaign", many: "campaigns", values: facets.campaign },
    { key: "source", many: "sources", values: facets.source },
    {
      key: "purpose",
      many: "purposes",
      values: worded(
        // Few enough to be listed whole: one that is left out keeps its name.
        purposeOrder.map(
          (purpose) =>
            facets.purpose.find(({ value }) => value === purpose) ?? {
              value: purpose,
              count: 0,
              exact: true,
            },
        ),
        purposeWords,
      ),
    },
    {
      key: "promotionTier",
      many: "promotion tiers",
      values: facets.promotionTier,
    },
    { key: "distribution", many: "distributions", values: facets.distribution },
    { key: "eventType", many: "event types", values: worded(facets.eventType) },
    {
      key: "outcome",
      many: "outcomes",
      values: worded(facets.outcome, outcomeWords),
    },
    {
      key: "rejection",
      many: "rejection causes",
      values: rejectionSchema.options.map((id) =>
        uncounted(id, rejectionReason[id]),
      ),
    },
    {
      key: "signature",
      many: "signatures",
      values: worded(facets.signature, signatureWords),
    },
    { key: "shape", many: "shapes", values: worded(facets.shape, shapeWords) },
    {
      key: "problem",
      many: "problems",
      values: [
        uncounted("any", "any problem"),
        ...problemKindSchema.options.map((id) =>
          uncounted(id, problemKindWords[id]),
        ),
      ],
    },
    ...(["deliveredTo", "notDeliveredTo"] as const).map((key) => ({
      key,
      many: "destinations",
      values: destinations.map(({ id, name }) => uncounted(id, name)),
    })),
  ];
}

/** The picker's key and the one that leaves out. */
export function pickerKeys({ key }: Pick<Picker, "key">): FilterKey[] {
  return [key, `-${key}`];
}

function worded<Value extends string>(
  counts: readonly ValueCount<Value>[],
  words?: Readonly<Record<Value, string>>,
): PickableValue[] {
  return counts.map(({ value, count }) => ({
    id: value,
    name: words?.[value] ?? null,
    count,
  }));
}

function uncounted(id: string, name: string): PickableValue {
  return { id, name, count: null };
}
