import { Inbox, Unplug, Users } from "lucide-react";
import type { ReactNode } from "react";
import { entriesHref, eventsHref, sourcesHref } from "#lib/url/hrefs.ts";
import { NavLink } from "./nav-link.tsx";

/** Where one can go, and at the foot how things are set. */
export function Navigation({ foot }: { foot: ReactNode }) {
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5">
      <NavLink href={entriesHref()}>
        <Users aria-hidden />
        Entries
      </NavLink>
      <NavLink href={eventsHref()}>
        <Inbox aria-hidden />
        All events
      </NavLink>
      <div className="mt-auto grid gap-2 pt-6">
        <NavLink href={sourcesHref()}>
          <Unplug aria-hidden />
          Sources
        </NavLink>
        {foot}
      </div>
    </nav>
  );
}
