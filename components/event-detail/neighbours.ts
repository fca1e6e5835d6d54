import type { EventItem } from "#lib/domain/event/event.ts";

/** The entries of the same customer around an event. */
export type Neighbours = {
  /** Nearest first. */
  readonly older: readonly EventItem[];
  /** Nearest first. */
  readonly newer: readonly EventItem[];
  /** How many the customer has, this one included. */
  readonly total: number;
};
