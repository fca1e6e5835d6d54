import { pageContext } from "#lib/auth/page-context.ts";
import { NoEntries } from "#app/_lists/no-entries.tsx";
import { listEvents } from "#lib/services/events/list-events.ts";
import { liveHref } from "#lib/url/hrefs.ts";
import { Overview } from "./overview.tsx";

/** The overview; before anything was received, how to begin. */
export async function OverviewOrBeginning() {
  const { items } = await listEvents(await pageContext(), {}, { limit: 1 });
  return items.length > 0 ? (
    <Overview />
  ) : (
    <NoEntries title="Overview" liveHref={liveHref({}, null)} />
  );
}
