"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { type ListName, useCurrentList } from "./current-list.tsx";
import { NavItem } from "./nav-item.tsx";

/** A page in the navigation. It is marked on its own page and on the pages below it. */
export function NavLink({
  href,
  also,
  list,
  children,
}: {
  href: Route;
  /** Another path at which the same page is shown. */
  also?: Route;
  /** The list that this page is, which single events belong to. */
  list?: ListName;
  children: ReactNode;
}) {
  const path = usePathname();
  const here = path === href || path === also;
  const belongsTo = useCurrentList();
  const below =
    list !== undefined && belongsTo !== null
      ? list === belongsTo
      : path.startsWith(`${href}/`);
  return (
    <NavItem href={href} current={here ? "page" : below ? "true" : undefined}>
      {children}
    </NavItem>
  );
}
