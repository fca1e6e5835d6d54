"use client";

import { BookmarkPlus } from "lucide";
import { lazy, type ComponentProps, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { OnceOpened } from "#components/ui/once-opened.tsx";
import type { SaveViewDialog as Dialog } from "./save-view-dialog.tsx";

// Loaded when it is first opened: no list waits for it.
const SaveViewDialog = lazy(async () => ({
  default: (await import("./save-view-dialog.tsx")).SaveViewDialog,
}));

/** Gives what the list shows a name, or to a view that exists what the list shows. */
export function SaveView(
  props: Omit<ComponentProps<typeof Dialog>, "open" | "onClose">,
) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon of={BookmarkPlus} />
        <span className="max-table:sr-only">Save view</span>
      </Button>
      <Suspense fallback={null}>
        <OnceOpened open={open}>
          <SaveViewDialog
            {...props}
            open={open}
            onClose={() => {
              setOpen(false);
            }}
          />
        </OnceOpened>
      </Suspense>
    </>
  );
}
