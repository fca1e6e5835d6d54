import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "./link-pending.tsx";

export type Tab = {
  readonly key: string;
  readonly label: string;
  readonly href: Route;
  readonly current: boolean;
  readonly count?: ReactNode;
};

/** Views of one thing as links, so that each can be opened, shared and bookmarked. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {tabs.map(({ key, label: word, href, current, count }) => (
          // In a narrow window the chosen one may be beyond the edge.
          <li
            key={key}
            className={clsx(current && "[scroll-initial-target:nearest]")}
          >
            <Link
              href={href}
              scroll={false}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={clsx(
                "relative flex items-center gap-1.5 border-b-2 px-2.5 py-2 whitespace-nowrap -outline-offset-2",
                current
                  ? "border-ink font-medium text-ink"
                  : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {word}
              {count}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
