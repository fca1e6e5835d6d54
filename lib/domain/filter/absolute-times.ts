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

/** The same filter with every time as the instant that it stands for at `now`, so that it means the same later. */
export function withAbsoluteTimes(filter: EventFilter, now: Date): EventFilter {
  const times = ends.flatMap(([from, to]) => {
    const bounds = toTimeBounds({ from: filter[from], to: filter[to] }, now);
    return [
      [from, bounds.from?.toISOString()],
      [to, bounds.to?.toISOString()],
    ];
  });
  return {
    ...withoutKeys(filter, ends.flat()),
    ...Object.fromEntries(times.filter(([, time]) => time !== undefined)),
  };
}

/** The same filter with the days and weeks in it as those of the reader's zone, so that it means the same to everybody. */
export function inZone(filter: EventFilter, zone: string): EventFilter {
  const times = ends
    .flat()
    .flatMap((key) =>
      filter[key] === undefined ? [] : [[key, withZone(filter[key], zone)]],
    );
  return { ...filter, ...Object.fromEntries(times) };
}
