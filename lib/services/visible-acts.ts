import type { ActivityFilter } from "#lib/domain/activity/activity.ts";
import type { Context } from "#lib/services/context.ts";

/**
 * A filter narrowed to what may be told. Acts do not say which sources they are about, so whoever knows some sources
 * alone is told of their own acts alone.
 */
export function visibleActs(
  { access, actor }: Pick<Context, "access" | "actor">,
  filter: ActivityFilter,
): ActivityFilter {
  if (access.sources === "all") return filter;
  const own = actor.kind === "system" ? actor.name : actor.id;
  const isAsked = filter.actor?.includes(own) ?? true;
  return { ...filter, actor: isAsked ? [own] : [] };
}
