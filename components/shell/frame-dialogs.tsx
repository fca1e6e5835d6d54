"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { OnceOpened } from "#components/ui/once-opened.tsx";
import { isTyping, singleKeysAreOn } from "#components/ui/single-keys.ts";
import { type FrameDialog, onFrameDialog } from "./frame-dialog.ts";
import type { Place } from "./use-search.ts";

/** How long after the page came alive: what the page itself needs is loaded by then. */
const PALETTE_AFTER_MS = 1_000;

const loadPalette = async () => {
  const { CommandPalette } = await import("./command-palette.tsx");
  return { default: CommandPalette };
};
const CommandPalette = lazy(loadPalette);
const KeyboardMap = lazy(async () => {
  const { KeyboardMap: Map } = await import("./keyboard-map.tsx");
  return { default: Map };
});

/**
 * The dialogs that every page can open: Ctrl or ⌘ with K finds anything, "?" tells the keys. No page waits for them: the
 * palette is loaded once the page is alive, the keys when they are first asked for.
 */
export function FrameDialogs(finds: {
  pages: readonly Place[];
  /** Whether the reader's role finds customers and codes, not only pages. */
  mayFind: boolean;
}) {
  const [open, setOpen] = useState<FrameDialog | null>(null);
  useEffect(() => onFrameDialog(setOpen), []);
  useEffect(() => {
    // What is typed right after Ctrl K must reach it, and not be taken for shortcuts of the page.
    const timer = setTimeout(() => {
      loadPalette().catch(() => undefined);
    }, PALETTE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // The first half of the shortcut: what it opens is there for the second.
      if (event.key === "Control" || event.key === "Meta")
        loadPalette().catch(() => undefined);
      if (isPaletteKey(event)) {
        event.preventDefault();
        setOpen((was) => (was === "palette" ? null : "palette"));
      }
      if (event.key === "?" && !isTyping(event) && singleKeysAreOn()) {
        event.preventDefault();
        setOpen("keyboard_map");
      }
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, []);
  const onClose = () => {
    setOpen(null);
  };
  return (
    <Suspense fallback={null}>
      <OnceOpened open={open === "palette"}>
        <CommandPalette
          {...finds}
          open={open === "palette"}
          onClose={onClose}
        />
      </OnceOpened>
      <OnceOpened open={open === "keyboard_map"}>
        <KeyboardMap open={open === "keyboard_map"} onClose={onClose} />
      </OnceOpened>
    </Suspense>
  );
}

function isPaletteKey(event: KeyboardEvent): boolean {
  const isPlain = !event.altKey && !event.shiftKey;
  return (
    event.key.toLowerCase() === "k" &&
    (event.ctrlKey || event.metaKey) &&
    isPlain
  );
}
