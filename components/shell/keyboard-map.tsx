"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { keyboardMapId } from "./keyboard-map-id.ts";

const keys: readonly (readonly [
  string,
  readonly (readonly [string, string])[],
])[] = [
  [
    "Anywhere",
    [
      ["Ctrl K or ⌘ K", "find anything"],
      ["?", "this map"],
      ["Esc", "close, or go back from an event"],
    ],
  ],
  [
    "In a list",
    [
      ["↑ ↓ or k j", "move"],
      ["Home End", "first and last row"],
      ["Enter", "open"],
      ["Space", "look at it beside the list; again to close"],
      ["x", "select"],
    ],
  ],
  [
    "On the histogram",
    [
      ["← →", "move an end of the time"],
      ["Enter", "show that time"],
      ["Esc", "let go"],
    ],
  ],
];

/** Kept in the browser: whether "?" alone opens the map, which gets in the way of who speaks what they type (WCAG 2.1.4). */
const storageKey = "single-key-shortcuts";
const changed = new EventTarget();

function subscribe(listener: () => void): () => void {
  changed.addEventListener("change", listener);
  return () => {
    changed.removeEventListener("change", listener);
  };
}

const isOn = () => localStorage.getItem(storageKey) !== "off";

/** Every key that does something. "?" opens it. */
export function KeyboardMap() {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = useSyncExternalStore(subscribe, isOn, () => true);

  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element &&
        event.target.closest(
          "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true], dialog",
        ) !== null;
      if (event.key !== "?" || typing || !isOn()) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    document.addEventListener("keydown", open);
    return () => {
      document.removeEventListener("keydown", open);
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      id={keyboardMapId}
      aria-label="Keyboard"
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg border border-line bg-panel text-ink shadow-pop"
    >
      <div className="flex items-center px-4 pt-3 pb-1">
        <h2 className="text-md font-semibold">Keyboard</h2>
        <button
          type="button"
          aria-label="Close"
          onClick={() => {
            dialog.current?.close();
          }}
          className="ml-auto inline-flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden className="size-4" />
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
              localStorage.setItem(
                storageKey,
                event.target.checked ? "on" : "off",
              );
              changed.dispatchEvent(new Event("change"));
            }}
          />
          “?” alone opens this map
        </label>
      </div>
    </dialog>
  );
}
