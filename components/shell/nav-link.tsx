"use client";

import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A place in the navigation. It is marked on its own page and on the pages below it. */
export function NavLink({
  href,
  children,
}: {
  href: Route;
  children: ReactNode;
}) {
  const path = usePathname();
  const here = path === href;
  const below = path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={here ? "page" : below ? "true" : undefined}
      className={clsx(
        "flex min-h-8 items-center gap-2.5 rounded-md border px-2.5 [&_svg]:size-4 [&_svg]:shrink-0",
        here || below
          ? "border-line bg-panel font-medium text-ink"
          : "border-transparent text-ink-2 hover:bg-line/60 hover:text-ink",
      )}
    >
      {children}
    </Link>
  );
}
