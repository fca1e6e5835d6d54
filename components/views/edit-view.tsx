"use client";

import { Bookmark } from "lucide";
import { lazy, type ComponentProps, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { OnceOpened } from "#components/ui/once-opened.tsx";
import type { EditViewDialog as Dialog } from "./edit-view-dialog.tsx";

// Loaded when it is first opened: no list waits for it.
const EditViewDialog = lazy(async () => ({
  default: (await import("./edit-view-dialog.tsx")).EditViewDialog,
}));

/** Says which saved view the list shows; pressed, it lets it be changed. */
export function EditView({
  view,
  ...rest
}: Omit<ComponentProps<typeof Dialog>, "open" | "onClose">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        title={`This is the saved view “${view.name}”`}
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon of={Bookmark} className="fill-accent text-accent" />
        <span className="sr-only">Saved view: </span>
        <span className="max-w-40 truncate max-table:sr-only">{view.name}</span>
      </Button>
      <Suspense fallback={null}>
        <OnceOpened open={open}>
          <EditViewDialog
            {...rest}
            view={view}
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
