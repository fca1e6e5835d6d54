"use client";

import { Popover as Base } from "@base-ui/react/popover";
import clsx from "clsx";
import { type ReactNode, useId } from "react";

/**
 * A panel under its button, or over it where there is no room below. Escape closes it and gives the focus back; a
 * press elsewhere closes it too. The panel is named after its button.
 */
export function Popover({
  label,
  className,
  align = "start",
  children,
}: {
  label: ReactNode;
  /** Classes of the button. */
  className: string;
  /** The edge of the button that the panel keeps to. */
  align?: "start" | "end";
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Base.Root>
      <Base.Trigger id={id} className={clsx("max-w-full", className)}>
        {label}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50"
        >
          <Base.Popup
            aria-labelledby={id}
            className="max-h-(--available-height) w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-md border border-line bg-panel p-1.5 text-left text-sm text-ink shadow-pop outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
