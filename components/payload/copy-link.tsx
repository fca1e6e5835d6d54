"use client";

import { CopyButton } from "#components/ui/copy-button.tsx";
import { useSyncExternalStore } from "react";

/** Copies the address of this page without what only concerns the reader's own view. */
export function CopyLink() {
  const address = useSyncExternalStore(
    neverChanges,
    () => `${window.location.origin}${window.location.pathname}`,
    () => "",
  );
  return (
    <CopyButton
      text={address}
      label="link to this event"
      word="Copy link"
      compact
      className="px-1"
    />
  );
}

function neverChanges() {
  return () => undefined;
}
