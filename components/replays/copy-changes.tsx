"use client";

import { useState } from "react";
import { LineDiff } from "#components/compare/line-diff.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { reindentJson } from "#lib/domain/json/reindent-json.ts";
import { editedCopyHref, eventBodyHref } from "#lib/url/hrefs.ts";
import { readText } from "./read-text.ts";

type Read = { readonly before: string; readonly after: string };

/** What was changed in an edited copy, beside the event as it came. */
export function CopyChanges({
  eventId,
  copyId,
}: {
  eventId: string;
  copyId: string;
}) {
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState<Read | "failed" | null>(null);
  const show = () => {
    setOpen(true);
    const { signal } = new AbortController();
    Promise.all([
      readText(eventBodyHref(eventId), signal),
      readText(editedCopyHref(eventId, copyId), signal),
    ]).then(
      ([before, after]) => {
        setRead({ before: inLines(before), after: inLines(after) });
      },
      () => {
        setRead("failed");
      },
    );
  };
  return (
    <>
      <Button look="quiet" onClick={show}>
        Show changes
      </Button>
      <Dialog
        open={open}
        title="What was changed in this copy"
        onClose={() => {
          setOpen(false);
        }}
      >
        {read === null ? (
          <p className="text-ink-2">Reading…</p>
        ) : read === "failed" ? (
          <p className="text-ink-2">
            The copy or the event was erased, or could not be read.
          </p>
        ) : (
          <LineDiff before={read.before} after={read.after} />
        )}
      </Dialog>
    </>
  );
}

/** On one line no change can be told from the rest. */
function inLines(text: string): string {
  return reindentJson(text) ?? text;
}
