"use client";

import { X } from "lucide";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import {
  onSingleKeysChange,
  singleKeysAreOn,
  switchSingleKeys,
} from "#components/ui/single-keys.ts";

const keys: readonly (readonly [
  string,
  readonly (readonly [string, string])[],
])[] = [
  [
    "Anywhere",
    [
      ["Ctrl K or ⌘ K", "find anything"],
      ["?", "shortcuts"],
      ["Esc", "close"],
    ],
  ],
  [
    "In a list",
    [
      ["↑ ↓ or k j", "move"],
      ["Home End", "first and last row"],
      ["Enter", "open"],
      ["Space", "preview; again to close it"],
      ["x", "select"],
      ["r", "replay"],
    ],
  ],
  [
    "On an event",
    [
      ["K J", "previous, next in the list that you came from"],
      ["r", "replay"],
      ["Esc", "back to the list"],
    ],
  ],
  [
    "On the histogram",
    [
      ["← →", "move one end of the range"],
      ["Enter", "show that range"],
      ["Esc", "cancel"],
    ],
  ],
];

/** Every key that does something. */
export function KeyboardMap({
  open,
  onClose,
}: {
  open: boolean;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = useSyncExternalStore(
    onSingleKeysChange,
    singleKeysAreOn,
    () => true,
  );

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-label="Keyboard shortcuts"
      onClose={onClose}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg border border-line bg-panel text-ink shadow-pop"
    >
      <div className="flex items-center px-4 pt-3 pb-1">
        <h2 className="text-md font-semibold">Keyboard shortcuts</h2>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="ml-auto inline-flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <Icon of={X} className="size-4" />
        </button>
      </div>
      <div className="grid gap-3 px-4 pb-4">
        {keys.map(([where, ways]) => (
          <section key={where}>
            <h3 className="text-xs text-ink-3">{where}</h3>
            <dl>
              {ways.map(([key, does]) => (
                <div
                  key={key}
                  className="flex items-baseline justify-between gap-4 border-b border-line py-1 last:border-b-0"
                >
                  <dt className="shrink-0">
                    <Kbd>{key}</Kbd>
                  </dt>
                  <dd className="text-right text-ink-2">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="flex min-h-6 items-center gap-2 text-ink-2">
          <Checkbox
            checked={on}
            onChange={(event) => {
              switchSingleKeys(event.target.checked);
            }}
          />
          Letters work as shortcuts while nothing has the focus
        </label>
      </div>
    </dialog>
  );
}
