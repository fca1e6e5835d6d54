"use client";

import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useState } from "react";

/**
 * A place in the navigation. `current` is "page" on that very page and "true" on those below it.
 *
 * It is fetched ahead once someone is about to go there: all of them at every
 * load would compete with the page that is being opened.
 */
export function NavItem({
  href,
  current,
  children,
}: {
  href: Route;
  current: "page" | "true" | undefined;
  children: ReactNode;
}) {
  const [near, setNear] = useState(false);
  const approach = () => {
    setNear(true);
  };
  return (
    <Link
      href={href}
      prefetch={near ? null : false}
      onMouseEnter={approach}
      onFocus={approach}
      aria-current={current}
      className={clsx(
        "flex min-h-8 items-center gap-2.5 rounded-md border px-2.5 [&_svg]:size-4 [&_svg]:shrink-0",
        current
          ? "border-line bg-panel font-medium text-ink"
          : "border-transparent text-ink-2 hover:bg-line/60 hover:text-ink",
      )}
    >
      {children}
    </Link>
  );
}
