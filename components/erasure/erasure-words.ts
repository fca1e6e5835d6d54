import type { ErasureResult } from "#lib/domain/customer/erasure.ts";

/** "12 events, 9 of them entries,". */
export function eventsAndEntries({ events, entries }: ErasureResult): string {
  return `${counted(events, "event")}, ${entries.toLocaleString("en")} of them ${entries === 1 ? "an entry" : "entries"},`;
}

export function counted(count: number, one: string): string {
  return `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
}
