import { TabCount } from "#components/event-list/tab-count.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import {
  type ActivityGroup,
  activityGroups,
} from "#lib/domain/activity/activity-action.ts";
import { activityHref, type AskedActivity } from "#lib/url/activity-hrefs.ts";

/** The groups of actions, with how many acts each has. */
export function ActivityTabs({
  asked: { group: current, action: _action, ...kept },
  total,
  byGroup,
}: {
  asked: AskedActivity;
  total: number;
  byGroup: Readonly<Record<ActivityGroup, number>>;
}) {
  const groups = Object.entries(activityGroups) as [ActivityGroup, string][];
  return (
    <Tabs
      label="Kinds of activity"
      tabs={[
        {
          key: "all",
          label: "All",
          href: activityHref(kept),
          current: current === undefined,
          count: <TabCount count={{ count: total, exact: true }} />,
        },
        ...groups.map(([group, label]) => ({
          key: group,
          label,
          href: activityHref({ ...kept, group }),
          current: group === current,
          count: <TabCount count={{ count: byGroup[group], exact: true }} />,
        })),
      ]}
    />
  );
}
