import { Repeat2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { newReplayHref } from "#lib/url/replay-hrefs.ts";

/** The way from a list to a replay of everything in it, for whoever may. */
export async function ReplayLink({ filter }: { filter: EventFilter }) {
  const { access } = await pageContext();
  return can(access.role, "operate") ? (
    <LinkButton href={newReplayHref(filter)}>
      <Icon of={Repeat2} />
      <span className="max-table:sr-only">Replay</span>
    </LinkButton>
  ) : null;
}
