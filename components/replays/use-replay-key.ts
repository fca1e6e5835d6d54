"use client";

import { useEffect } from "react";
import { isTyping, singleKeysAreOn } from "#components/ui/single-keys.ts";

/** Calls for a replay when R is pressed where nothing is typed. */
export function useReplayKey(onKey: () => void): void {
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.key !== "r" || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (isTyping(event) || !singleKeysAreOn()) return;
      event.preventDefault();
      onKey();
    };
    document.addEventListener("keydown", take);
    return () => {
      document.removeEventListener("keydown", take);
    };
  }, [onKey]);
}
