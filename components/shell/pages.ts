import { can } from "#lib/domain/access/permissions.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { activityHref } from "#lib/url/activity-hrefs.ts";
import {
  entriesHref,
  eventsHref,
  overviewHref,
  settingsHref,
  sourcesHref,
  dimensionsHref,
} from "#lib/url/hrefs.ts";
import { replaysHref } from "#lib/url/replay-hrefs.ts";
import type { Place } from "./use-search.ts";

const page = (label: string, href: Place["href"]): Place => ({
  label,
  href,
  detail: null,
  kind: "page",
});

/** The pages that everyone may see. */
const pages: readonly Place[] = [
  page("Overview", overviewHref()),
  page("Entries", entriesHref()),
  page("Entries that need attention", entriesHref({ attention: "only" })),
  page("All events", eventsHref()),
  page("Rejected requests", eventsHref({ outcome: ["rejected"] })),
  page("Customers", dimensionsHref("customer")),
  page("Segments", dimensionsHref("segment")),
  page("Campaigns", dimensionsHref("campaign")),
  page("Distributions", dimensionsHref("distribution")),
  page("Replays", replaysHref()),
  page("Sources", sourcesHref()),
  page("Settings", settingsHref()),
  page("Members", settingsHref("members")),
  page("API tokens", settingsHref("tokens")),
];

/** Every page that the command palette leads to by its name, for whoever has this role; null where it cannot be told. */
export function pagesFor(role: Role | null): readonly Place[] {
  return role !== null && can(role, "read_activity")
    ? [...pages, page("Activity", activityHref())]
    : pages;
}
