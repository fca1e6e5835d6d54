import { ReplayButton } from "#components/replays/replay-button.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { hostOf } from "#lib/domain/replay/host-of.ts";
import { listDestinations } from "#lib/services/destinations/list-destinations.ts";

/** The button that sends an event again, for whoever may. */
export async function ReplayOne({ eventId }: { eventId: string }) {
  const context = await pageContext();
  if (!can(context.access.role, "operate")) return null;
  const destinations = await listDestinations(context);
  return (
    <ReplayButton
      eventId={eventId}
      destinations={destinations
        .filter(({ pausedAt }) => pausedAt === null)
        .map(({ id, name, url }) => ({ id, name, host: hostOf(url) }))}
    />
  );
}
