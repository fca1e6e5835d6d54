import { ReplayButton } from "#components/replays/replay-button.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { loadReplayTargets } from "./load-destination-names.ts";

/** The button that sends an event again, for whoever may. */
export async function ReplayOne({ eventId }: { eventId: string }) {
  const { access } = await pageContext();
  return can(access.role, "operate") ? (
    <ReplayButton eventId={eventId} destinations={await loadReplayTargets()} />
  ) : null;
}
