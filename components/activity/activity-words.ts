import { counted } from "#components/event-words/count-words.ts";
import { z } from "zod";
import type { Tone } from "#components/ui/badge.tsx";
import type {
  ActivityItem,
  ActivityOutcome,
} from "#lib/domain/activity/activity.ts";

export const outcomeTones: Readonly<Record<ActivityOutcome, Tone>> = {
  done: "neutral",
  refused: "red",
  failed: "amber",
};

const detailsSchema = z.object({
  before: z.object({ role: z.string().optional() }).optional().catch(undefined),
  after: z.object({ role: z.string().optional() }).optional().catch(undefined),
  destination: z.object({ name: z.string() }).optional().catch(undefined),
  status: z.number().optional().catch(undefined),
  failure: z.string().optional().catch(undefined),
  rows: z.number().optional().catch(undefined),
  events: z.number().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
});

/** What an act says of itself, in a few words: "as viewer", "viewer → admin", "7 rows"; null for nothing. */
export function activityDetail({
  details,
}: Pick<ActivityItem, "details">): string | null {
  const known = detailsSchema.parse(details);
  const { before, after, destination, status, failure } = known;
  const { rows, events, reason } = known;
  const parts = [
    roleWords(before?.role, after?.role),
    destination && `to ${destination.name}`,
    status === undefined ? failure : `answered ${String(status)}`,
    rows === undefined ? undefined : counted(rows, "row"),
    events === undefined ? undefined : counted(events, "event"),
    reason,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(" · ");
}

function roleWords(before?: string, after?: string): string | undefined {
  if (after === undefined) return undefined;
  if (before === undefined) return `as ${after}`;
  return before === after ? undefined : `${before} → ${after}`;
}
