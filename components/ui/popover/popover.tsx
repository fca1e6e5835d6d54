"use client";

import clsx from "clsx";
import { useId, useState } from "react";
import type { OpenedPopover, PopoverProps } from "./opened-popover.tsx";

/** What places a panel and leads the focus through it weighs more than a list's own code: no page waits for it. */
async function loadOpened(): Promise<typeof OpenedPopover> {
  return (await import("./opened-popover.tsx")).OpenedPopover;
}

/**
 * A panel under its button, or over it where there is no room below. Escape closes it and gives the focus back; a
 * press elsewhere closes it too. The panel is named after its button.
 */
export function Popover(props: PopoverProps) {
  const id = useId();
  const [Opened, setOpened] = useState<typeof OpenedPopover | null>(null);
  if (Opened !== null) return <Opened id={id} {...props} />;
  const loadAhead = () => {
    loadOpened().catch(() => undefined);
  };
  const open = () => {
    loadOpened().then(
      (Loaded) => {
        setOpened(() => Loaded);
      },
      (error: unknown) => {
        // Thrown where React draws, it is shown like any failure of the page.
        setOpened(() => {
          throw error;
        });
      },
    );
  };
  return (
    <button
      type="button"
      id={id}
      aria-haspopup="dialog"
      aria-expanded={false}
      className={clsx("max-w-full", props.className)}
      onPointerEnter={loadAhead}
      onFocus={loadAhead}
      onClick={open}
    >
      {props.label}
    </button>
  );
}
