import type { ReactNode } from "react";
import { can } from "#lib/domain/access/permissions.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { FrameDialogs } from "./frame-dialogs.tsx";
import { NavDrawer } from "./nav-drawer.tsx";
import { Navigation } from "./navigation.tsx";
import { pagesFor } from "./pages.ts";
import { SkipLink } from "./skip-link.tsx";
import type { Theme } from "./theme.ts";
import { ThemeToggle } from "./theme-toggle.tsx";
import { UserMenu } from "./user-menu.tsx";
import { Wordmark } from "./wordmark.tsx";

/** Of the last element of the frame: nothing is drawn before it is read, since halves of a frame would move as it grows. */
export const FRAME_END = "frame-end";

/** The frame of every page: navigation at the side or in a drawer, and `banner` above whatever the page shows. */
export function Shell({
  theme,
  counts,
  views,
  banner,
  member,
  children,
}: {
  theme: Theme;
  /** Who is signed in; null while that cannot be told. */
  member: { readonly name: string; readonly role: Role } | null;
  /** How many the two lists hold, in the navigation. */
  counts: { readonly entries: ReactNode; readonly events: ReactNode };
  /** The saved views, in the navigation. */
  views: ReactNode;
  banner: ReactNode;
  children: ReactNode;
}) {
  const role = member?.role ?? null;
  const navigation = (
    <Navigation
      role={role}
      counts={counts}
      views={views}
      foot={
        <>
          {member === null ? null : <UserMenu name={member.name} />}
          <ThemeToggle chosen={theme} />
        </>
      }
    />
  );
  return (
    <div className="flex min-h-dvh flex-col side:grid side:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <SkipLink to="content" />
      <header className="sticky top-0 flex h-dvh flex-col gap-3 overflow-y-auto border-r border-line bg-sunk px-2.5 py-3 max-side:hidden print:hidden">
        <div className="px-2">
          <Wordmark />
        </div>
        {navigation}
      </header>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex items-center gap-1 border-b border-line bg-sunk px-2 py-1.5 side:hidden print:hidden">
          <NavDrawer>{navigation}</NavDrawer>
          <Wordmark />
        </header>
        <div className="print:hidden">{banner}</div>
        <main
          id="content"
          tabIndex={-1}
          className="relative flex flex-1 flex-col overflow-x-clip outline-none"
        >
          {children}
        </main>
      </div>
      <FrameDialogs
        pages={pagesFor(role)}
        mayFind={role !== null && can(role, "read_personal")}
      />
      <span id={FRAME_END} hidden />
    </div>
  );
}
