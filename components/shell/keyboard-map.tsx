"use client";

import { useSyncExternalStore } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
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
      ["K J", "newer, older in the list that you came from"],
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
  const on = useSyncExternalStore(
    onSingleKeysChange,
    singleKeysAreOn,
    () => true,
  );

  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      <div className="grid gap-3">
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
    </Dialog>
  );
}
