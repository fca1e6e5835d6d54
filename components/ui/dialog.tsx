"use client";

import clsx from "clsx";
import { X } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { OnceOpened } from "./once-opened.tsx";

/**
 * The platform's modal dialog: it holds the focus, which a field in it gets first, Escape closes it, and focus
 * returns to what opened it. `side` slides in from the left edge. What is in it is drawn from its first opening on.
 */
export function Dialog({
  open,
  onClose,
  title,
  place = "middle",
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  place?: "middle" | "side";
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (open && element?.open === false) {
      element.showModal();
      // Otherwise the browser takes the first of all, which is the button that closes.
      element.querySelector<HTMLElement>("input, select, textarea")?.focus();
    }
    if (!open && element?.open === true) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className={clsx(
        "border-line bg-panel text-ink shadow-pop",
        place === "middle" &&
          "m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border",
        place === "side" && "m-0 h-dvh max-h-none w-64 max-w-[85vw] border-r",
      )}
    >
      <OnceOpened open={open}>
        <div className="flex items-center gap-2 px-4 pt-3 pb-2">
          <h2 id={titleId} className="text-md font-semibold">
            {title}
          </h2>
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="ml-auto inline-flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
          >
            <Icon of={X} className="size-4" />
          </button>
        </div>
        <div className="px-4 pb-4">{children}</div>
      </OnceOpened>
    </dialog>
  );
}
