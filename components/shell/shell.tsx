import type { ReactNode } from "react";
import { NavDrawer } from "./nav-drawer.tsx";
import { Navigation } from "./navigation.tsx";
import type { Theme } from "./theme.ts";
import { ThemeToggle } from "./theme-toggle.tsx";
import { Wordmark } from "./wordmark.tsx";

/** The frame of every page: navigation at the side or in a drawer, and `banner` above whatever the page shows. */
export function Shell({
  theme,
  banner,
  children,
}: {
  theme: Theme;
  banner: ReactNode;
  children: ReactNode;
}) {
  const navigation = <Navigation foot={<ThemeToggle chosen={theme} />} />;
  return (
    <div className="flex min-h-dvh flex-col side:grid side:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-ink px-3 py-2 text-ground focus:translate-y-0"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 flex h-dvh flex-col gap-3 overflow-y-auto border-r border-line bg-sunk px-2.5 py-3 max-side:hidden">
        <div className="px-2">
          <Wordmark />
        </div>
        {navigation}
      </header>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex items-center gap-1 border-b border-line bg-sunk px-2 py-1.5 side:hidden">
          <NavDrawer>{navigation}</NavDrawer>
          <Wordmark />
        </header>
        {banner}
        <main
          id="content"
          tabIndex={-1}
          className="flex flex-1 flex-col outline-none"
        >
          {children}
        </main>
      </div>
    </div>
  );
}
