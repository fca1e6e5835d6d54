import type { Route } from "next";
import type { ReactNode } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** The foot of a list: where one is in it, its keys, and the ways on. It stays in sight. */
export function Pager({
  range,
  newer,
  older,
}: {
  range: ReactNode;
  /** Null at the list's newest end. */
  newer: Route | null;
  /** Null at its oldest. */
  older: Route | null;
}) {
  return (
    <nav
      aria-label="Pages"
      className="sticky bottom-0 z-20 mt-auto flex min-h-13 items-center gap-4 border-t border-line bg-ground px-4 py-2 side:px-6"
    >
      <p className="min-w-0">{range}</p>
      <p className="text-ink-3 max-side:hidden">
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> or <Kbd>j</Kbd> <Kbd>k</Kbd> move in the table
        · <Kbd>Enter</Kbd> opens
      </p>
      <div className="ml-auto flex shrink-0 gap-2">
        <LinkButton href={newer} rel="prev">
          Newer
        </LinkButton>
        <LinkButton href={older} rel="next">
          Older
        </LinkButton>
      </div>
    </nav>
  );
}
