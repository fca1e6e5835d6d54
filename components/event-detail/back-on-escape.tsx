"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Where Escape means something else: a field, an open dialog, the text with its search. */
const ownEscape =
  "input, select, textarea, dialog, [aria-expanded=true], .cm-editor";

/** Escape leads back to the list that the reader came from, filters and all, or to `fallback` when they came from elsewhere. */
export function BackOnEscape({ fallback }: { fallback: Route }) {
  const router = useRouter();
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      const isTaken =
        event.defaultPrevented ||
        (event.target instanceof Element &&
          event.target.closest(ownEscape) !== null);
      if (event.key !== "Escape" || isTaken) return;
      // Not in every browser yet; `canGoBack` counts only pages of this product.
      if ("navigation" in window && navigation.canGoBack) router.back();
      else router.push(fallback);
    };
    document.addEventListener("keydown", leave);
    return () => {
      document.removeEventListener("keydown", leave);
    };
  }, [router, fallback]);
  return null;
}
