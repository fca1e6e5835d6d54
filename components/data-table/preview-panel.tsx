"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { Suspense, useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Preview } from "./use-preview.ts";

/** What a row holds, beside the table and not over the focus: the arrow keys go on walking the rows. */
export function PreviewPanel({
  preview: { id, content, state, close, again },
  label,
}: {
  preview: Preview;
  label: string;
}) {
  useEffect(() => {
    if (id !== null)
      rowLink(id)?.closest("tr")?.scrollIntoView({ block: "nearest" });
  }, [id]);
  if (id === null) return null;
  return (
    <aside
      aria-label={label}
      aria-busy={state === "reading"}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        rowLink(id)?.focus();
      }}
      className="fixed right-0 bottom-0 z-40 w-[min(30rem,100vw)] overflow-y-auto border-l border-line bg-panel shadow-pop max-table:h-[55dvh] max-table:w-full max-table:border-t table:top-0 print:hidden"
    >
      <div className="sticky top-0 z-10 flex min-h-(--header) items-center justify-between border-b border-line bg-panel px-4">
        <p className="font-medium">{label}</p>
        <button
          type="button"
          aria-label={`Close ${label}`}
          title="Escape"
          onClick={close}
          className="inline-flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      {state === "failed" ? (
        <div className="p-4">
          <Notice
            kind="error"
            title="It could not be read."
            action={<Button onClick={again}>Try again</Button>}
          />
        </div>
      ) : content === null ? (
        <Reading />
      ) : (
        <div className={clsx(state === "reading" && "opacity-50")}>
          {/* Without it the page around the table would wait in the content's stead, and lose the focus. */}
          <Suspense fallback={<Reading />}>{content}</Suspense>
        </div>
      )}
    </aside>
  );
}

function rowLink(id: string): HTMLElement | null {
  return document.querySelector(`[data-row-link="${CSS.escape(id)}"]`);
}

function Reading() {
  return (
    <div className="grid gap-3 p-4">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
