import { Check, Clock, KeyRound, X } from "lucide-react";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import {
  activityActions,
  writtenByBetterAuth,
} from "#lib/domain/activity/activity-action.ts";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";
import { ActivityTarget } from "./activity-target.tsx";
import { outcomeTones } from "./activity-words.ts";

const columns = ["When", "Who", "What", "On", "From", "Outcome"].map(
  (label) => ({ label }),
);

/** Acts, newest first. */
export function ActivityList({ items }: { items: readonly ActivityItem[] }) {
  return (
    <PlainTable
      caption="Activity"
      columns={columns}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          <AbsoluteTime key="when" at={item.at} to="second" />,
          <Who key="who" actor={item.actor} />,
          `${activityActions[item.action][1]}${writtenByBetterAuth.has(item.action) ? " *" : ""}`,
          <ActivityTarget key="on" item={item} />,
          <span key="from" className="text-ink-3">
            {item.remoteAddress ?? "this server"}
          </span>,
          <Badge
            key="outcome"
            tone={outcomeTones[item.outcome]}
            icon={item.outcome === "done" ? Check : X}
          >
            {item.outcome}
          </Badge>,
        ],
      }))}
    />
  );
}

function Who({ actor: { kind, name } }: Pick<ActivityItem, "actor">) {
  if (kind === "member") return <SentText text={name} />;
  return (
    <Badge icon={kind === "token" ? KeyRound : Clock}>
      {kind === "token" ? "token " : null}
      <SentText text={name} />
    </Badge>
  );
}
