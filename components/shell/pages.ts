import { can, type Permission } from "#lib/domain/access/permissions.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { activityHref } from "#lib/url/activity-hrefs.ts";
import { auditHref } from "#lib/url/export-hrefs.ts";
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

/** Each with what one must be allowed to do to see it. */
const pages: readonly (readonly [Permission, Place])[] = [
  ["read", page("Overview", overviewHref())],
  ["read", page("Entries", entriesHref())],
  [
    "read",
    page("Entries that need attention", entriesHref({ attention: "only" })),
  ],
  ["read", page("All events", eventsHref())],
  ["read", page("Rejected requests", eventsHref({ outcome: ["rejected"] }))],
  ["read", page("Customers", dimensionsHref("customer"))],
  ["read", page("Segments", dimensionsHref("segment"))],
  ["read", page("Campaigns", dimensionsHref("campaign"))],
  ["read", page("Distributions", dimensionsHref("distribution"))],
  ["operate", page("Replays", replaysHref())],
  ["read_personal", page("Audit report", auditHref({}))],
  ["read", page("Sources", sourcesHref())],
  ["read", page("Settings", settingsHref())],
  ["administer", page("Members", settingsHref("members"))],
  ["administer", page("API tokens", settingsHref("tokens"))],
  ["administer", page("Retention", settingsHref("retention"))],
  ["read_activity", page("Activity", activityHref())],
];

/** Every page that the command palette leads to by its name, for whoever has this role; where it cannot be told, those that everyone may see. */
export function pagesFor(role: Role | null): readonly Place[] {
  return pages
    .filter(([permission]) =>
      role === null ? permission === "read" : can(role, permission),
    )
    .map(([, place]) => place);
}
