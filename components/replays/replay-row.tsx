"use client";

import { useCallback, useState } from "react";
import { ReplayDialog, type ReplayTarget } from "./replay-dialog.tsx";
import { useReplayKey } from "./use-replay-key.ts";

/**
 * Sends an event of a list again: R takes the one that has the focus, else the one that is looked at beside the list, else
 * the one that Tab would reach. The reader stays where they are.
 */
export function ReplayRow({
  destinations,
}: {
  destinations: readonly ReplayTarget[];
}) {
  const [eventId, setEventId] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  useReplayKey(
    useCallback(() => {
      const id = findRow();
      if (id === null) return;
      setEventId(id);
      setOpen(true);
    }, []),
  );
  return eventId === null ? null : (
    <ReplayDialog
      eventId={eventId}
      destinations={destinations}
      open={open}
      onClose={() => {
        setOpen(false);
      }}
    />
  );
}

function findRow(): string | null {
  const focused = document.activeElement;
  const row =
    focused instanceof HTMLElement ? focused.dataset.rowLink : undefined;
  const looked = new URLSearchParams(window.location.search).get("preview");
  const first = document.querySelector<HTMLElement>(
    '[data-row-link][tabindex="0"]',
  );
  return row ?? looked ?? first?.dataset.rowLink ?? null;
}
