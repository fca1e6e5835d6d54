import { ChevronLeft } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** The place of a page below another, in its header: the way up, and the page's own name, cut to the room there is. */
export function Crumb({
  href,
  parent,
  children,
}: {
  href: Route;
  parent: string;
  children: ReactNode;
}) {
  return (
    <span data-crumb className="flex items-center gap-2">
      <Link
        href={href}
        prefetch={false}
        className="inline-flex min-h-6 shrink-0 items-center text-ink-2 hover:text-ink"
      >
        <Icon of={ChevronLeft} className="size-4 table:hidden" />
        <span className="max-table:sr-only">{parent}</span>
      </Link>
      <span aria-hidden className="text-ink-3 max-table:hidden">
        /
      </span>
      <span className="max-w-[min(30rem,40vw)] min-w-0 truncate">
        {children}
      </span>
    </span>
  );
}
