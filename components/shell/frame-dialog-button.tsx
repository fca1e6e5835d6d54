"use client";

import type { ComponentProps } from "react";
import { type FrameDialog, openFrameDialog } from "./frame-dialog.ts";

/** A button that opens a dialog of the page's frame. */
export function FrameDialogButton({
  opens,
  ...rest
}: ComponentProps<"button"> & { opens: FrameDialog }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => {
        openFrameDialog(opens);
      }}
      {...rest}
    />
  );
}
