import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import type { RunChoices } from "#lib/domain/replay/replay-run.ts";

/** What a plan asks for, as one text, so that the same plan is the same text; all but the reason. */
export function planOrder(plan: {
  readonly filter: EventFilter;
  readonly destinationId: string;
  readonly ratePerSecond: number;
  readonly choices: RunChoices;
}): string {
  const { filter, destinationId, ratePerSecond, choices } = plan;
  return JSON.stringify({
    destinationId,
    filter,
    all: Object.keys(filter).length === 0,
    ratePerSecond,
    ...choices,
  });
}

/** The request of an order, to be counted or started. */
export function requestOf(order: string, reason: string): object {
  return { ...(JSON.parse(order) as object), reason };
}
