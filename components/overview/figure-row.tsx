import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** A line with its figure at the end; all of it leads to the list that the figure counts. */
export function FigureRow({
  href,
  figure,
  detail,
  share,
  children,
}: {
  href: Route;
  figure: ReactNode;
  /** A second line, quieter. */
  detail?: ReactNode;
  /** Of the largest, 0 to 1, drawn as a bar under the line. */
  share?: number;
  children: ReactNode;
}) {
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        href={href}
        prefetch={false}
        className="group relative flex items-baseline justify-between gap-4 px-4 py-2 -outline-offset-2 hover:bg-sunk"
      >
        <span className="min-w-0">
          <span className="block group-hover:underline">{children}</span>
          {detail ? (
            <span className="block text-xs text-ink-3">{detail}</span>
          ) : null}
        </span>
        <span className="shrink-0 text-right font-medium">{figure}</span>
        {share === undefined ? null : (
          <span
            aria-hidden
            className="absolute bottom-0 left-0 h-0.5 bg-accent/40"
            style={{ width: `${String(Math.round(share * 100))}%` }}
          />
        )}
      </Link>
    </li>
  );
}

/** Why a panel has no lines, which is not the same as not knowing. */
export function NoFigures({ children }: { children: ReactNode }) {
  return <p className="px-4 pb-4 text-ink-2">{children}</p>;
}
