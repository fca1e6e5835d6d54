import { cache } from "react";
import type { ReplayTarget } from "#components/replays/replay-dialog.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { listDestinationNames } from "#lib/services/destinations/list-destination-names.ts";

/** The names of all destinations, read once for whatever on a page names them. */
export const loadDestinationNames = cache(async () =>
  listDestinationNames(await pageContext()),
);

/** Those that something can be sent to at present. */
export async function loadReplayTargets(): Promise<ReplayTarget[]> {
  const names = await loadDestinationNames();
  return names
    .filter(({ isPaused }) => !isPaused)
    .map(({ id, name, host }) => ({ id, name, host }));
}
