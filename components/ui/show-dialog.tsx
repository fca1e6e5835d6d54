"use client";

import type { ComponentProps } from "react";

/** A button that opens the modal dialog of an id, wherever on the page that is. */
export function ShowDialog({
  dialogId,
  ...rest
}: ComponentProps<"button"> & { dialogId: string }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => {
        const dialog = document.getElementById(dialogId);
        if (dialog instanceof HTMLDialogElement) dialog.showModal();
      }}
      {...rest}
    />
  );
}
