"use client";

import { Popover as Base } from "@base-ui/react/popover";
import clsx from "clsx";
import type { ReactNode } from "react";

export type PopoverProps = {
  readonly label: ReactNode;
  /** Classes of the button. */
  readonly className: string;
  /** The edge of the button that the panel keeps to. */
  readonly align?: "start" | "end";
  readonly children: ReactNode;
};

/** A popover that begins open. Its button takes the place of the one that was pressed. */
export function OpenedPopover({
  id,
  label,
  className,
  align = "start",
  children,
}: PopoverProps & {
  /** Of the button. */
  readonly id: string;
}) {
  return (
    <Base.Root defaultOpen defaultTriggerId={id}>
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
