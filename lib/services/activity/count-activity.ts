import {
  countActions,
  selectActors,
} from "#lib/db/activity/select-activity.ts";
import type {
  ActivityActor,
  ActivityFilter,
} from "#lib/domain/activity/activity.ts";
import {
  type ActivityGroup,
  activityActions,
  activityGroups,
} from "#lib/domain/activity/activity-action.ts";
import { visibleActs } from "#lib/services/visible-acts.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";

export type ActivityCounts = {
  readonly total: number;
  readonly byGroup: Readonly<Record<ActivityGroup, number>>;
};

/**
 * How many acts fit, in all and by group.
 *
 * @throws {AppError} `forbidden`
 */
export async function countActivity(
  context: Context,
  filter: ActivityFilter,
): Promise<ActivityCounts> {
  authorize(context, "read_activity");
  const byAction = new Map(
    (await countActions(visibleActs(context, filter))).map(
      ({ action, count }) => [action, count],
    ),
  );
  const byGroup = Object.fromEntries(
    Object.keys(activityGroups).map((group) => [group, 0]),
  ) as Record<ActivityGroup, number>;
  for (const [action, [group]] of Object.entries(activityActions)) {
    byGroup[group] += byAction.get(action) ?? 0;
  }
  const total = Object.values(byGroup).reduce((sum, count) => sum + count, 0);
  return { total, byGroup };
}

/**
 * Everyone who ever did something, by the newest name of each, whoever acted last first.
 *
 * @throws {AppError} `forbidden`
 */
export async function listActors(
  context: Context,
): Promise<readonly ActivityActor[]> {
  authorize(context, "read_activity");
  const visible = visibleActs(context, {}).actor;
  const isVisible = (key: string) => visible?.includes(key) ?? true;
  const actors = new Map<string, ActivityActor>();
  for (const { kind, id, name } of await selectActors()) {
    const key = id ?? name;
    if (isVisible(key) && !actors.has(key))
      actors.set(key, { key, kind, name });
  }
  return [...actors.values()];
}
