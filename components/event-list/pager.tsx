import type { Route } from "next";
import type { ReactNode } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { FrameDialogButton } from "#components/shell/frame-dialog-button.tsx";

/** The foot of a list: where one is in it, its keys, and the ways on. It stays in sight. */
export function Pager({
  range,
  limits,
  newer,
  older,
}: {
  range: ReactNode;
  /** How many rows there could be. */
  limits: ReactNode;
  /** Null at the list's newest end. */
  newer: Route | null;
  /** Null at its oldest. */
  older: Route | null;
}) {
  return (
    <nav
      aria-label="Pages"
      className="sticky bottom-0 z-20 mt-auto flex min-h-13 items-center gap-4 border-t border-line bg-ground px-4 py-2 side:px-6 print:hidden"
    >
      <p className="min-w-0">{range}</p>
      <p className="text-ink-3 max-side:hidden">
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> move · <Kbd>Space</Kbd> preview ·{" "}
        <Kbd>Enter</Kbd> open ·{" "}
        <FrameDialogButton
          opens="keyboard_map"
          className="min-h-6 hover:text-ink"
        >
          <Kbd>?</Kbd> shortcuts
        </FrameDialogButton>
      </p>
      <div className="ml-auto flex shrink-0 items-center gap-2">
        {limits}
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
