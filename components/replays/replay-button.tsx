"use client";

import { Repeat2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useCallback, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ReplayDialog, type ReplayTarget } from "./replay-dialog.tsx";
import { useReplayKey } from "./use-replay-key.ts";

/** Sends one event again: the key R opens it, Enter sends. */
export function ReplayButton({
  eventId,
  destinations,
}: {
  eventId: string;
  destinations: readonly ReplayTarget[];
}) {
  const [open, setOpen] = useState(false);
  useReplayKey(
    useCallback(() => {
      setOpen(true);
    }, []),
  );
  return (
    <>
      <Button
        aria-keyshortcuts="r"
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon of={Repeat2} />
        <span className="max-table:sr-only">Replay</span>
      </Button>
      <ReplayDialog
        eventId={eventId}
        destinations={destinations}
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}
