import { Check, Clock, KeyRound, ScrollText, X } from "lucide";
import type { PlainList } from "#components/data-table/plain-table.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import {
  activityActions,
  writtenByBetterAuth,
} from "#lib/domain/activity/activity-action.ts";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";
import { activityHref } from "#lib/url/activity-hrefs.ts";
import { ActivityTarget } from "./activity-target.tsx";
import { outcomeTones } from "./activity-words.ts";

/** Acts, newest first. */
export const activityList: PlainList<ActivityItem> = {
  caption: "Activity",
  keyOf: ({ id }) => id,
  columns: [
    {
      label: "When",
      cell: ({ at }) => <AbsoluteTime at={at} to="second" />,
    },
    { label: "Who", cell: ({ actor }) => <Who actor={actor} /> },
    {
      label: "What",
      cell: ({ action }) =>
        `${activityActions[action][1]}${writtenByBetterAuth.has(action) ? " *" : ""}`,
    },
    {
      label: "On",
      width: "w-[27%]",
      cell: (item) => <ActivityTarget item={item} />,
    },
    {
      label: "IP address",
      cell: ({ remoteAddress }) => (
        <span className="text-ink-3">{remoteAddress ?? "this server"}</span>
      ),
    },
    {
      label: "Outcome",
      cell: ({ outcome }) => (
        <Badge
          tone={outcomeTones[outcome]}
          icon={outcome === "done" ? Check : X}
        >
          {outcome}
        </Badge>
      ),
    },
  ],
  empty: (
    <EmptyState icon={ScrollText} title="No activity matches this">
      <LinkButton href={activityHref()}>See all activity</LinkButton>
    </EmptyState>
  ),
};

function Who({ actor: { kind, name } }: Pick<ActivityItem, "actor">) {
  if (kind === "member") return <SentText text={name} />;
  return (
    <Badge icon={kind === "token" ? KeyRound : Clock}>
      {kind === "token" ? "token " : null}
      <SentText text={name} />
    </Badge>
  );
}
