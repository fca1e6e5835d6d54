import type { Route } from "next";
import type { ActivityFilter } from "#lib/domain/activity/activity.ts";

/** What the page of the activity may be asked for. */
export type AskedActivity = Pick<ActivityFilter, "group" | "action" | "actor">;

/** @param cursor of an earlier page, whose older rows are asked for */
export function activityHref(
  asked: AskedActivity = {},
  cursor?: string | null,
): Route {
  const params = toParams(asked);
  if (cursor != null) params.set("cursor", cursor);
  return params.size === 0 ? "/activity" : `/activity?${params.toString()}`;
}

/** The newest rows that fit, at most 200, as JSON. */
export function activityApiHref(asked: AskedActivity): string {
  const params = toParams(asked);
  params.set("limit", "200");
  return `/api/v1/activity?${params.toString()}`;
}

function toParams({ group, action, actor }: AskedActivity): URLSearchParams {
  const params = new URLSearchParams();
  if (group !== undefined) params.set("group", group);
  for (const one of action ?? []) params.append("action", one);
  for (const one of actor ?? []) params.append("actor", one);
  return params;
}
