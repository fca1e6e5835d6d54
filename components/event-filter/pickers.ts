import type {
  FilterKey,
  ListFilterKey,
} from "#lib/domain/filter/event-filter.ts";
import {
  type FieldFilterKey,
  mapFilteredFields,
} from "#lib/domain/event/filtered-fields.ts";
import {
  type Facets,
  thingListKeys,
  valueListKeys,
} from "#lib/domain/counts/facets.ts";
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

/** What people call the values of the closed sets. */
const valueWords: Partial<
  Record<FieldFilterKey, Readonly<Record<string, string>>>
> = {
  purpose: purposeWords,
  outcome: {
    accepted: "Accepted",
    duplicate: "Duplicate",
    rejected: "Rejected",
  },
  rejection: rejectionReason,
  signature: signatureWords,
  shape: shapeWords,
};

/** Every key of a filter whose values can be listed, with the values that occur and how often. */
export function pickers(
  facets: Facets,
  destinations: readonly { readonly id: string; readonly name: string }[],
): Picker[] {
  return [
    ...thingListKeys.map((key) => ({ ...named(key), values: facets[key] })),
    ...(["rejection"] as const).map((key) => ({
      ...named(key),
      values: Object.entries(valueWords[key] ?? {}).map(([id, name]) =>
        uncounted(id, name),
      ),
    })),
    ...valueListKeys.map((key) => ({
      ...named(key),
      values: key === "purpose" ? purposesOf(facets) : worded(key, facets[key]),
    })),
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

const many = mapFilteredFields(({ filter }) => filter.many);

function named(key: FieldFilterKey): Pick<Picker, "key" | "many"> {
  return { key, many: many[key] };
}

/** The picker's key and the one that leaves out. */
export function pickerKeys({ key }: Pick<Picker, "key">): FilterKey[] {
  return [key, `-${key}`];
}

/** Few enough to be listed whole: one that does not occur keeps its name. */
function purposesOf({ purpose: counts }: Facets): PickableValue[] {
  const all = purposeOrder.map(
    (value) => counts.find((one) => one.value === value) ?? { value, count: 0 },
  );
  return worded("purpose", all);
}

function worded(
  key: FieldFilterKey,
  counts: readonly { readonly value: string; readonly count: number }[],
): PickableValue[] {
  return counts.map(({ value, count }) => ({
    id: value,
    name: valueWords[key]?.[value] ?? null,
    count,
  }));
}

function uncounted(id: string, name: string): PickableValue {
  return { id, name, count: null };
}
