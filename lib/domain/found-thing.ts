import type { EventItem } from "./event.ts";

export type FoundKind =
  | "event"
  | "code"
  | "customer"
  | "segment"
  | "campaign"
  | "promotion_tier"
  | "distribution";

/** Something that a person may want to jump to. */
export type FoundThing = {
  readonly kind: FoundKind;
  readonly id: string;
  /** What it is called; its id where it has no name. */
  readonly name: string;
  /** What else tells it from others of that name. */
  readonly detail: string | null;
  /** The source of a customer, who may be another one elsewhere. */
  readonly sourceId: string;
};

const mostOfKind = 5;

/**
 * The things in some events whose own names or ids contain every word: those that begin with
 * what was typed first, then those of the events given first; at most five of a kind.
 *
 * @param typed as `q` of a filter takes it
 */
export function thingsNamed(
  typed: string,
  events: readonly EventItem[],
): FoundThing[] {
  const whole = typed.trim().toLowerCase();
  const words = whole.split(/\s+/u);
  const found = new Map<string, FoundThing & { readonly begins: boolean }>();
  for (const { names, ...thing } of events.flatMap(thingsOf)) {
    const key = `${thing.kind} ${thing.id}`;
    const texts = names.flatMap((name) => name?.toLowerCase() ?? []);
    const fits = words.every((word) =>
      texts.some((text) => text.includes(word)),
    );
    if (!fits || found.has(key)) continue;
    found.set(key, {
      ...thing,
      begins: texts.some((text) => text.startsWith(whole)),
    });
  }
  const inOrder = [...found.values()].sort(
    (a, b) => Number(b.begins) - Number(a.begins),
  );
  return [...Map.groupBy(inOrder, ({ kind }) => kind).values()].flatMap((all) =>
    all.slice(0, mostOfKind).map(({ begins: _, ...thing }) => thing),
  );
}

type NamedThing = FoundThing & { readonly names: readonly (string | null)[] };

function thingsOf(event: EventItem): NamedThing[] {
  const { customer, voucher, source } = event;
  const sourceId = source.id;
  const things: NamedThing[] = [];
  if (voucher?.code) {
    things.push({
      kind: "code",
      id: voucher.code,
      name: voucher.code,
      detail: customer?.name ?? event.campaign?.name ?? null,
      sourceId,
      names: [voucher.code],
    });
  }
  if (customer?.id) {
    const names = [
      customer.name,
      customer.sourceId,
      customer.email,
      customer.id,
    ];
    const [name = customer.id, detail = null] = names.filter(Boolean);
    things.push({
      kind: "customer",
      id: customer.id,
      name: name ?? customer.id,
      detail: detail ?? null,
      sourceId,
      names,
    });
  }
  const named = [
    ["segment", event.segment],
    ["campaign", event.campaign],
    ["promotion_tier", event.promotionTier],
    ["distribution", { id: event.distributionId, name: event.eventName }],
  ] as const;
  for (const [kind, thing] of named) {
    if (!thing?.id) continue;
    things.push({
      kind,
      id: thing.id,
      name: thing.name ?? thing.id,
      detail: thing.name === null ? null : thing.id,
      sourceId,
      names: [thing.name, thing.id],
    });
  }
  if (event.sendoutId !== null) {
    things.push({
      kind: "event",
      id: event.id,
      name: event.sendoutId,
      detail: event.eventName,
      sourceId,
      names: [event.sendoutId],
    });
  }
  return things;
}
