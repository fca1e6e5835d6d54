import { counted } from "#components/event-words/count-words.ts";
import type {
  ErasurePreview,
  ErasureResult,
} from "#lib/domain/customer/erasure.ts";

/** "12 events (9 entries)". */
export function eventsAndEntries({ events, entries }: ErasureResult): string {
  return `${counted(events, "event")} (${counted(entries, "entry", "entries")})`;
}

/** "3 further events mention them, 1 of them of another customer." */
export function mentionsInWords({
  events,
  ofOthers,
}: ErasurePreview["mentions"]): string {
  if (events === 0) return "No further event mentions them.";
  const others =
    ofOthers === 0
      ? ""
      : `, ${ofOthers.toLocaleString("en")} of them of ${ofOthers === 1 ? "another customer" : "other customers"}`;
  return `${counted(events, "further event")} ${events === 1 ? "mentions" : "mention"} them${others}.`;
}
