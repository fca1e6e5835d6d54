import type { EventItem } from "#lib/domain/event/event.ts";
import { foldCase, foldText, holdsFolded } from "#lib/domain/text/fold-text.ts";
import { searchWords } from "#lib/domain/text/search-words.ts";

export type SearchHitKind =
  | "event"
  | "code"
  | "customer"
  | "segment"
  | "campaign"
  | "promotion_tier"
  | "distribution";

/** Something that a person may want to jump to. */
export type SearchHit = {
  readonly kind: SearchHitKind;
  readonly id: string;
  /** What it is called; its id where it has no name. */
  readonly name: string;
  /** What else tells it from others of that name. */
  readonly detail: string | null;
  /** The source of a customer, who may be another one elsewhere. */
  readonly sourceId: string;
};

const maxOfKind = 5;

/**
 * The things in some events whose own names or ids contain every word: those that begin with
 * what was typed first, then those of the events given first; at most five of a kind.
 *
 * @param typed as `q` of a filter takes it
 */
export function searchHitsOf(
  typed: string,
  events: readonly EventItem[],
): SearchHit[] {
  const whole = foldCase(typed).trim();
  const words = searchWords(typed);
  const found = new Map<string, { thing: SearchHit; begins: boolean }>();
  for (const { thing, names } of events.flatMap(dimensionsOf)) {
    const key = `${thing.kind} ${thing.id}`;
    const fits = words.every((word) =>
      names.some((name) => holdsFolded(name, word)),
    );
    if (!fits || found.has(key)) continue;
    const begins = names.some((name) =>
      [foldText(name), foldCase(name)].some((text) => text.startsWith(whole)),
    );
    found.set(key, { thing, begins });
  }
  const inOrder = [...found.values()]
    .sort((a, b) => Number(b.begins) - Number(a.begins))
    .map(({ thing }) => thing);
  return [...Map.groupBy(inOrder, ({ kind }) => kind).values()].flatMap((all) =>
    all.slice(0, maxOfKind),
  );
}

type Named = { readonly thing: SearchHit; readonly names: readonly string[] };

function dimensionsOf(event: EventItem): Named[] {
  const { customer, voucher, distributionId } = event;
  return [
    named(event, "code", voucher?.code, [], customer?.name ?? null),
    named(event, "customer", customer?.id, [
      customer?.name,
      customer?.sourceId,
      customer?.email,
    ]),
    named(event, "segment", event.segment?.id, [event.segment?.name]),
    named(event, "campaign", event.campaign?.id, [event.campaign?.name]),
    named(event, "promotion_tier", event.promotionTier?.id, [
      event.promotionTier?.name,
    ]),
    named(event, "distribution", distributionId, [event.eventName]),
    named(event, "event", event.id, [event.sendoutId], event.eventName),
  ].flat();
}

/** A thing by its id; the first of its other names is the one shown, the next its detail. */
function named(
  { source }: EventItem,
  kind: SearchHitKind,
  id: string | null | undefined,
  others: readonly (string | null | undefined)[],
  detail?: string | null,
): Named[] {
  if (!id) return [];
  const names = [...others, id].flatMap((name) => (name ? [name] : []));
  const [name = id, second = null] = names;
  return [
    {
      thing: { kind, id, name, detail: detail ?? second, sourceId: source.id },
      names,
    },
  ];
}
