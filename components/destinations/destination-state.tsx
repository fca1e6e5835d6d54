import { Badge } from "#components/ui/badge.tsx";
import type { Destination } from "#lib/domain/replay/destination.ts";

/** Whether replays may go there now, where they may not. */
export function DestinationState({
  destination: { pausedAt, restingUntil },
}: {
  destination: Destination;
}) {
  if (pausedAt !== null) return <Badge tone="amber">Paused</Badge>;
  return restingUntil === null ? null : <Badge tone="red">Not answering</Badge>;
}
