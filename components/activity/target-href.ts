import type { Route } from "next";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";
import {
  customerHref,
  eventHref,
  settingsHref,
  sourceHref,
} from "#lib/url/hrefs.ts";
import { replayHref, replaysHref } from "#lib/url/replay-hrefs.ts";

const pagesOfKinds: Readonly<Record<string, (id: string) => Route>> = {
  event: eventHref,
  source: sourceHref,
  replay: replayHref,
  destination: replaysHref,
  token: () => settingsHref("tokens"),
  member: () => settingsHref("members"),
  invitation: () => settingsHref("members"),
};

/** The page of what was acted on; null where there is none. */
export function targetHref({
  target,
  details,
  personal,
}: Pick<ActivityItem, "target" | "details" | "personal">): Route | null {
  if (target === null) return null;
  const { customer } = personal ?? {};
  const { source } = details;
  if (target.kind === "customer") {
    return typeof customer === "string" && typeof source === "string"
      ? customerHref(customer, { source })
      : null;
  }
  return target.id === null
    ? null
    : (pagesOfKinds[target.kind]?.(target.id) ?? null);
}
