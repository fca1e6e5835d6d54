import { type EventFilter, withoutKeys } from "./event-filter.ts";
import { toTimeBounds } from "./received-time.ts";

/** The same filter with every time as the instant that it stands for at `now`, so that it means the same later. */
export function withAbsoluteTimes(filter: EventFilter, now: Date): EventFilter {
  const received = toTimeBounds(filter, now);
  const sent = toTimeBounds({ from: filter.sentFrom, to: filter.sentTo }, now);
  return {
    ...withoutKeys(filter, ["from", "to", "sentFrom", "sentTo"]),
    ...(received.from && { from: received.from.toISOString() }),
    ...(received.to && { to: received.to.toISOString() }),
    ...(sent.from && { sentFrom: sent.from.toISOString() }),
    ...(sent.to && { sentTo: sent.to.toISOString() }),
  };
}
