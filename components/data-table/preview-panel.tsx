"use client";

import { X } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { type ReactNode, useEffect } from "react";

/** What a row holds, beside the table and not over the focus: the arrow keys go on walking the rows. */
export function PreviewPanel({
  id,
  label,
  onClose,
  children,
}: {
  /** The row that is looked at. */
  id: string;
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  useEffect(() => {
    rowLink(id)?.closest("tr")?.scrollIntoView({ block: "nearest" });
  }, [id]);
  return (
    <aside
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        onClose();
        rowLink(id)?.focus();
      }}
      className="fixed right-0 bottom-0 z-40 w-[min(30rem,100vw)] overflow-y-auto border-l border-line bg-panel shadow-pop max-table:h-[45dvh] max-table:w-full max-table:border-t table:top-0 print:hidden"
    >
      <div className="sticky top-0 z-10 flex min-h-(--header) items-center justify-between border-b border-line bg-panel px-4 max-table:min-h-10">
        <p className="font-medium">{label}</p>
        <button
          type="button"
          aria-label={`Close ${label}`}
          title="Escape"
          onClick={onClose}
          className="inline-flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <Icon of={X} className="size-4" />
        </button>
      </div>
      {children}
    </aside>
  );
}

function rowLink(id: string): HTMLElement | null {
  return document.querySelector(`[data-row-link="${CSS.escape(id)}"]`);
}
