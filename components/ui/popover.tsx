"use client";

import clsx from "clsx";
import { type ReactNode, useEffect, useRef, useState } from "react";

const MARGIN_PX = 8;

/** Moves a panel that would reach over the right edge of the window back into it. */
function keepInWindow(panel: HTMLElement | null): void {
  if (panel === null) return;
  const over =
    panel.getBoundingClientRect().right +
    MARGIN_PX -
    document.documentElement.clientWidth;
  if (over > 0) panel.style.translate = `${String(-over)}px`;
}

/**
 * A panel under its button. Escape closes it and gives the focus back; a press
 * or a focus elsewhere closes it too.
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
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      const inside =
        event.target instanceof Node && root.current?.contains(event.target);
      if (inside !== true) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);

  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
        className={clsx("max-w-full", className)}
      >
        {label}
      </button>
      {open ? (
        <div
          ref={keepInWindow}
          className={clsx(
            "absolute top-full z-30 mt-1 w-72 max-w-[calc(100vw-2rem)] rounded-md border border-line bg-panel p-1.5 text-left shadow-pop",
            align === "start" ? "left-0" : "right-0",
          )}
        >
          {children}
        </div>
      ) : null}
    </div>
  );
}
