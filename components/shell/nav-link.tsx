"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { NavItem } from "./nav-item.tsx";

/** A page in the navigation. It is marked on its own page and on the pages below it. */
export function NavLink({
  href,
  also,
  children,
}: {
  href: Route;
  /** Another path at which the same page is shown. */
  also?: Route;
  children: ReactNode;
}) {
  const path = usePathname();
  const here = path === href || path === also;
  const below = path.startsWith(`${href}/`);
  return (
    <NavItem href={href} current={here ? "page" : below ? "true" : undefined}>
      {children}
    </NavItem>
  );
}
