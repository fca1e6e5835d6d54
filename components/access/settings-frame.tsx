import type { ReactNode } from "react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { can, type Permission } from "#lib/domain/access/permissions.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { settingsHref, type SettingsPlace } from "#lib/url/hrefs.ts";

/** The parts of the settings, each a page, with what one must be allowed to see it. */
const places: readonly {
  readonly place: SettingsPlace;
  readonly label: string;
  readonly permission: Permission;
}[] = [
  { place: "account", label: "Your account", permission: "read" },
  { place: "members", label: "Members", permission: "administer" },
  { place: "tokens", label: "API tokens", permission: "administer" },
  { place: "retention", label: "Retention", permission: "administer" },
];

/** The frame of every page of the settings. */
export function SettingsFrame({
  current,
  role,
  children,
}: {
  current: SettingsPlace;
  role: Role;
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader title="Settings" />
      <div className="grid w-full max-w-4xl grid-cols-1 gap-5 px-4 py-6 side:px-6">
        <Tabs
          label="Settings"
          tabs={places
            .filter(({ permission }) => can(role, permission))
            .map(({ place, label }) => ({
              key: place,
              label,
              href: settingsHref(place),
              current: place === current,
            }))}
        />
        {children}
      </div>
    </>
  );
}
