import {
  Inbox,
  LayoutDashboard,
  Megaphone,
  Repeat2,
  ScrollText,
  Send,
  Settings,
  Shapes,
  ShieldCheck,
  Unplug,
  UserRound,
  Users,
} from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { ReactNode } from "react";
import { can, type Permission } from "#lib/domain/access/permissions.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { activityHref } from "#lib/url/activity-hrefs.ts";
import {
  entriesHref,
  eventsHref,
  overviewHref,
  settingsHref,
  sourcesHref,
  startHref,
  dimensionsHref,
} from "#lib/url/hrefs.ts";
import { auditHref } from "#lib/url/export-hrefs.ts";
import { replaysHref } from "#lib/url/replay-hrefs.ts";
import { NavLink } from "./nav-link.tsx";

/** Where one can go, and at the foot how things are set. */
export function Navigation({
  role,
  counts,
  views,
  foot,
}: {
  /** Of who is signed in; null while that cannot be told. */
  role: Role | null;
  /** How many the two lists hold. */
  counts: { readonly entries: ReactNode; readonly events: ReactNode };
  /** The saved views. */
  views: ReactNode;
  foot: ReactNode;
}) {
  const may = (permission: Permission) =>
    role === null || can(role, permission);
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5">
      <NavLink href={overviewHref()} also={startHref()}>
        <Icon of={LayoutDashboard} />
        Overview
      </NavLink>
      <NavLink href={entriesHref()} list="entries">
        <Icon of={Users} />
        Entries
        {counts.entries}
      </NavLink>
      <NavLink href={eventsHref()} list="events">
        <Icon of={Inbox} />
        All events
        {counts.events}
      </NavLink>
      <p className="px-2.5 pt-5 pb-1 text-xs text-ink-3">Follow</p>
      <NavLink href={dimensionsHref("customer")}>
        <Icon of={UserRound} />
        Customers
      </NavLink>
      <NavLink href={dimensionsHref("segment")}>
        <Icon of={Shapes} />
        Segments
      </NavLink>
      <NavLink href={dimensionsHref("campaign")}>
        <Icon of={Megaphone} />
        Campaigns
      </NavLink>
      <NavLink href={dimensionsHref("distribution")}>
        <Icon of={Send} />
        Distributions
      </NavLink>
      {may("read_personal") ? (
        <p className="px-2.5 pt-5 pb-1 text-xs text-ink-3">Act</p>
      ) : null}
      {may("operate") ? (
        <NavLink href={replaysHref()}>
          <Icon of={Repeat2} />
          Replays
        </NavLink>
      ) : null}
      {may("read_personal") ? (
        <NavLink href={auditHref({})}>
          <Icon of={ShieldCheck} />
          Audit
        </NavLink>
      ) : null}
      {may("read_activity") ? (
        <NavLink href={activityHref()}>
          <Icon of={ScrollText} />
          Activity
        </NavLink>
      ) : null}
      {views}
      {/* Of its full height from the start: it stands at the bottom, and would rise with each row that is read. */}
      <div className="mt-auto grid min-h-44.5 content-start gap-2 pt-6">
        <NavLink href={sourcesHref()}>
          <Icon of={Unplug} />
          Sources
        </NavLink>
        <NavLink href={settingsHref()}>
          <Icon of={Settings} />
          Settings
        </NavLink>
        {foot}
      </div>
    </nav>
  );
}
