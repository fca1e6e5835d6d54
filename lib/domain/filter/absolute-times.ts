import { type EventFilter, withoutKeys } from "./event-filter.ts";
import { toTimeBounds, withZone } from "./received-time.ts";

/** The two ends of each range of time that a filter can have. */
export const timeKeys = {
  received: ["from", "to"],
  sent: ["sentFrom", "sentTo"],
  entered: ["enteredFrom", "enteredTo"],
} as const;

export type TimeKind = keyof typeof timeKeys;

const ends = Object.values(timeKeys);

type Times = Partial<Record<(typeof ends)[number][number], string>>;

/** The same filter with every time as the instant that it stands for at `now`, so that it means the same later. */
export function withAbsoluteTimes(filter: EventFilter, now: Date): EventFilter {
  const times: Times = {};
  for (const [fromKey, toKey] of ends) {
    const range = { from: filter[fromKey], to: filter[toKey] };
    const { from, to } = toTimeBounds(range, now);
    if (from !== null) times[fromKey] = from.toISOString();
    if (to !== null) times[toKey] = to.toISOString();
  }
  const { validity, ...rest } = withoutKeys(filter, ends.flat());
  if (validity === undefined) return { ...rest, ...times };
  return validity === "expired"
    ? { ...rest, ...times, expiredBy: now.toISOString() }
    : { ...rest, ...times, validity };
}

/** The same filter with the days and weeks in it as those of the reader's zone, so that it means the same to everybody. */
export function inZone(filter: EventFilter, zone: string): EventFilter {
  const times: Times = {};
  for (const key of ends.flat()) {
    const time = filter[key];
    if (time !== undefined) times[key] = withZone(time, zone);
  }
  return { ...filter, ...times };
}
