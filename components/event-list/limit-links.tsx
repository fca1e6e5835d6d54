import type { Route } from "next";
import Link from "next/link";
import { type PageLimit, pageLimits } from "./page-limits.ts";

/** The same place in a list with fewer or more rows on its page. */
export function LimitLinks({
  limit: current,
  href,
}: {
  limit: PageLimit;
  href: (limit: PageLimit) => Route;
}) {
  return (
    <p className="flex items-center gap-1 text-ink-3 max-table:hidden">
      Rows
      {pageLimits.map((limit) => (
        <Link
          key={limit}
          href={href(limit)}
          prefetch={false}
          scroll={false}
          aria-label={`${String(limit)} rows`}
          aria-current={limit === current ? "true" : undefined}
          className="inline-flex min-h-6 items-center rounded-sm px-1 hover:text-ink aria-current:font-medium aria-current:text-ink"
        >
          {limit}
        </Link>
      ))}
    </p>
  );
}
