import type { Route } from "next";
import type { ActivityFormat } from "#lib/domain/activity/activity-csv.ts";
import type { ActivityFilter } from "#lib/domain/activity/activity.ts";

const DAY_MS = 86_400_000;

/** What the page of the activity may be asked for. */
export type AskedActivity = Pick<
  ActivityFilter,
  "group" | "action" | "actor" | "outcome"
> & {
  /** A day, whole (UTC), or a time in ISO 8601. */
  readonly from?: string;
  /** The same; a day is the last one. */
  readonly to?: string;
};

/** @param cursor of an earlier page, whose older rows are asked for */
export function activityHref(
  asked: AskedActivity = {},
  cursor?: string | null,
): Route {
  const params = toParams(asked);
  if (cursor != null) params.set("cursor", cursor);
  return params.size === 0 ? "/activity" : `/activity?${params.toString()}`;
}

/** All rows that fit, as a file. */
export function activityExportHref(
  asked: AskedActivity,
  format: ActivityFormat,
): string {
  const { from, to } = toTimes(asked);
  const params = toParams({
    ...asked,
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
  });
  params.set("format", format);
  return `/api/v1/exports/activity?${params.toString()}`;
}

/** What is asked for as the service takes it. */
export function toActivityFilter({
  from: _from,
  to: _to,
  ...asked
}: AskedActivity): ActivityFilter {
  return { ...asked, ...toTimes({ from: _from, to: _to }) };
}

function toTimes({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): Pick<ActivityFilter, "from" | "to"> {
  const isDay = to?.length === "2026-01-01".length;
  return {
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && {
      to: new Date(Date.parse(to) + (isDay ? DAY_MS : 0)),
    }),
  };
}

function toParams({
  group,
  action,
  actor,
  outcome,
  from,
  to,
}: AskedActivity): URLSearchParams {
  const params = new URLSearchParams();
  if (group !== undefined) params.set("group", group);
  for (const one of action ?? []) params.append("action", one);
  for (const one of actor ?? []) params.append("actor", one);
  for (const one of outcome ?? []) params.append("outcome", one);
  if (from !== undefined) params.set("from", from);
  if (to !== undefined) params.set("to", to);
  return params;
}
