import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** A place in the navigation. `current` is "page" on that very page and "true" on those below it. */
export function NavItem({
  href,
  current,
  children,
}: {
  href: Route;
  current: "page" | "true" | undefined;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
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
