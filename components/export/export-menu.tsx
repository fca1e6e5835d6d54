"use client";

import { Download } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { lazy, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";

/** Fetched when it is first opened: what checks and saves a file weighs more than the list itself. */
const ExportDialog = lazy(async () => {
  const { ExportDialog: Dialog } = await import("./export-dialog.tsx");
  return { default: Dialog };
});

/** Saves everything that a list's filter finds, not just its page, as a file or as a report. */
export function ExportMenu({ filter }: { filter: EventFilter }) {
  const [state, setState] = useState<"never" | "open" | "closed">("never");
  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={() => {
          setState("open");
        }}
      >
        <Icon of={Download} />
        <span className="max-table:sr-only">Export</span>
      </Button>
      {state === "never" ? null : (
        // Its own, so that the page stays while the dialog is fetched.
        <Suspense fallback={null}>
          <ExportDialog
            filter={filter}
            open={state === "open"}
            onClose={() => {
              setState("closed");
            }}
          />
        </Suspense>
      )}
    </>
  );
}
